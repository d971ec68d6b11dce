package dev.sluice.it.load;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * CSV text in UTF-8 as RFC 4180 has it, in a buffer that grows. Records end with LF; only fields
 * that need quotes have them; null is nothing between separators.
 */
final class CsvBytes {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private byte[] bytes = new byte[1 << 16];
  private int size;
  private Instant lastTime = Instant.EPOCH;
  private String lastTimeText = SECONDS.format(Instant.EPOCH);

  /** Appends a record. */
  void record(@Nullable Object[] fields) {
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        put(',');
      }
      Object field = fields[i];
      if (field != null) {
        field(text(field));
      }
    }
    put('\n');
  }

  int size() {
    return size;
  }

  /** A hash of the bytes from there to the end. */
  long hash(int from) {
    return RowHash.of(bytes, from, size);
  }

  /** Moves all bytes out and returns how many there were. */
  int drainTo(OutputStream out) throws IOException {
    int drained = size;
    out.write(bytes, 0, drained);
    size = 0;
    return drained;
  }

  void clear() {
    size = 0;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  private String text(Object value) {
    if (value instanceof Instant time) {
      // Many rows have the time of the one before them.
      if (!time.equals(lastTime)) {
        lastTime = time;
        lastTimeText = SECONDS.format(time);
      }
      return lastTimeText;
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private void field(String text) {
    boolean ascii = true;
    boolean quoted = text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      ascii &= c < 0x80;
      quoted |= c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    if (ascii && !quoted) {
      reserve(text.length());
      for (int i = 0; i < text.length(); i++) {
        bytes[size++] = (byte) text.charAt(i);
      }
    } else {
      String written = quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
      byte[] encoded = written.getBytes(StandardCharsets.UTF_8);
      reserve(encoded.length);
      System.arraycopy(encoded, 0, bytes, size, encoded.length);
      size += encoded.length;
    }
  }

  private void put(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
