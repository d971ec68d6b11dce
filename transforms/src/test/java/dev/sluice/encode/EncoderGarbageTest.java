package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sluice.row.Chunk;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.Page;
import dev.sluice.types.CellType;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The encoder makes no object for a cell or a row: what it allocates is its chunk. */
class EncoderGarbageTest {
  private static final List<CqlType> TYPES =
      List.of(
          CqlType.BIGINT,
          CqlType.INT,
          CqlType.SMALLINT,
          CqlType.TINYINT,
          CqlType.VARINT,
          CqlType.DECIMAL,
          CqlType.FLOAT,
          CqlType.DOUBLE,
          CqlType.BOOLEAN,
          CqlType.TEXT,
          CqlType.TEXT,
          CqlType.BLOB,
          CqlType.UUID,
          CqlType.TIMEUUID,
          CqlType.TIMESTAMP,
          CqlType.DATE,
          CqlType.TIME,
          CqlType.DURATION,
          CqlType.INET,
          CqlType.COUNTER);
  private static final int ROWS = 2000;

  @ParameterizedTest
  @EnumSource
  void allocatesNothingButItsChunk(CopyFormat format) {
    ColumnPlan[] columns =
        IntStream.range(0, TYPES.size())
            .mapToObj(i -> Cells.column("c" + i, TYPES.get(i), i == 0))
            .toArray(ColumnPlan[]::new);
    allocatesNothingButItsChunk(columns, format, page());
  }

  @ParameterizedTest
  @EnumSource
  void allocatesNothingForPartsOfCells(CopyFormat format) {
    SplittableRandom random = new SplittableRandom(1);
    ColumnPlan[] columns = {
      column("list<int>", "_int4"),
      column("set<date>", "_date"),
      column("list<text>", "_text"),
      column("set<text>", "jsonb"),
      column("list<tuple<int, timestamp>>", "jsonb"),
      column("vector<float, 3>", "_float4")
    };
    List<List<byte @Nullable []>> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      rows.add(
          List.of(
              frames(3, cell(CqlType.INT, random)),
              frames(2, cell(CqlType.DATE, random)),
              frames(2, cell(CqlType.TEXT, random)),
              frames(2, cell(CqlType.TEXT, random)),
              frames(2, frames(-1, random(4, random), cell(CqlType.TIMESTAMP, random))),
              random(12, random)));
    }
    allocatesNothingButItsChunk(columns, format, Cells.page("u", 0, rows));
  }

  private static void allocatesNothingButItsChunk(
      ColumnPlan[] columns, CopyFormat format, Page page) {
    PageEncoder encoder =
        new PageEncoder(Cells.settings(InvalidText.REJECT, List.of(), columns).as(format));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 3; i++) {
      assertThat(encoder.encode(page).refused()).isEmpty();
    }

    long before = threads.getCurrentThreadAllocatedBytes();
    Chunk chunk = encoder.encode(page);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    long size = chunk.bytes().length + (long) Integer.BYTES * ROWS;
    assertThat(chunk.rows()).isEqualTo(ROWS);
    assertThat(allocated).isGreaterThanOrEqualTo(size).isLessThan(size + 4096L);
  }

  private static ColumnPlan column(String cql, String to) {
    return new ColumnPlan("c", CellType.of(cql).orElseThrow(), false, "c", to);
  }

  /** Cells with their lengths, the same ones again and again if a count comes before them. */
  private static byte[] frames(int count, byte[]... cells) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    if (count > 0) {
      frames.writeBytes(Cells.int32(count * cells.length));
    }
    for (int i = 0; i < Math.max(1, count); i++) {
      for (byte[] cell : cells) {
        frames.writeBytes(Cells.int32(cell.length));
        frames.writeBytes(cell);
      }
    }
    return frames.toByteArray();
  }

  private static Page page() {
    SplittableRandom random = new SplittableRandom(1);
    List<List<byte @Nullable []>> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      List<byte @Nullable []> cells = new ArrayList<>();
      for (CqlType type : TYPES) {
        cells.add(cell(type, random));
      }
      rows.add(cells);
    }
    return Cells.page("u", 0, rows);
  }

  private static byte[] cell(CqlType type, SplittableRandom random) {
    return switch (type) {
      case INT, FLOAT -> Cells.int32(random.nextInt());
      case DATE -> Cells.int32(Integer.MIN_VALUE + random.nextInt(100_000));
      case SMALLINT -> random(2, random);
      case TINYINT, BOOLEAN -> random(1, random);
      case TEXT -> Cells.utf8("naïve \"text\" № " + random.nextInt());
      case BLOB -> random(20, random);
      case UUID, TIMEUUID -> random(16, random);
      case INET -> random(4, random);
      case DECIMAL -> Cells.hex("00000002" + "8ab12ffd".repeat(random.nextInt(1, 7)));
      case VARINT -> random(random.nextInt(1, 24), random);
      case DURATION -> StorableCells.duration(1, 2, random.nextLong(Long.MAX_VALUE));
      case TIME -> Cells.int64(random.nextLong(86_400_000_000_000L));
      case TIMESTAMP -> Cells.int64(random.nextLong(2_000_000_000_000L));
      default -> Cells.int64(random.nextLong());
    };
  }

  private static byte[] random(int length, SplittableRandom random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
