package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sluice.row.Chunk;
import dev.sluice.row.TextPage;
import dev.sluice.types.TextColumn;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The encoder of text makes no object for a cell or a row: what it allocates is its chunk. */
class TextGarbageTest {
  private static final List<String> TYPES =
      List.of(
          "int2",
          "int4",
          "int8",
          "numeric",
          "float4",
          "float8",
          "bool",
          "text",
          "jsonb",
          "uuid",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "bytea",
          "inet",
          "interval",
          "_int4");
  private static final int ROWS = 2000;

  @Test
  void allocatesNothingButItsChunk() {
    TextEncoder encoder =
        Texts.encoder(
            InvalidText.REJECT,
            IntStream.range(0, TYPES.size())
                .mapToObj(i -> Texts.column("c" + i, TYPES.get(i)))
                .toArray(TextColumn[]::new));
    TextPage page = page();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 3; i++) {
      assertThat(encoder.encode(page).refused()).isEmpty();
    }

    long before = threads.getCurrentThreadAllocatedBytes();
    Chunk chunk = encoder.encode(page);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    long size = chunk.bytes().length + (long) (Integer.BYTES + 2 * Long.BYTES) * ROWS;
    assertThat(chunk.rows()).isEqualTo(ROWS);
    assertThat(allocated).isGreaterThanOrEqualTo(size).isLessThan(size + 4096L);
  }

  private static TextPage page() {
    SplittableRandom random = new SplittableRandom(1);
    Object[] rows = new Object[ROWS];
    for (int row = 0; row < ROWS; row++) {
      rows[row] = TYPES.stream().map(type -> value(type, random)).toArray();
    }
    return Texts.page(0, rows);
  }

  private static String value(String type, SplittableRandom random) {
    return switch (type) {
      case "int2" -> Integer.toString((short) random.nextInt());
      case "int4" -> Integer.toString(random.nextInt());
      case "int8" -> Long.toString(random.nextLong());
      case "numeric" -> random.nextInt() + "." + random.nextInt(1000);
      case "float4", "float8" -> Double.toString(random.nextDouble());
      case "bool" -> random.nextBoolean() ? "TRUE" : "no";
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "date" -> "2024-02-" + (10 + random.nextInt(20));
      case "time", "timetz" -> "12:34:" + (10 + random.nextInt(50)) + ".5";
      case "timestamp" -> "2024-02-29T12:34:" + (10 + random.nextInt(50));
      case "timestamptz" -> "2024-02-29 12:34:56.123456" + (random.nextBoolean() ? "+02:00" : "");
      case "bytea" -> "\\x00" + (10 + random.nextInt(50));
      case "inet" -> "10.0.0." + random.nextInt(256);
      case "interval" -> random.nextInt(100) + " days";
      case "_int4" -> "{1," + random.nextInt() + "}";
      default -> "{\"naïve\": " + random.nextInt() + "}";
    };
  }
}
