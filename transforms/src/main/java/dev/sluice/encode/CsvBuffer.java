package dev.sluice.encode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes digits and text. */
final class CsvBuffer extends RowBuffer {
  CsvBuffer() {}

  CsvBuffer(int capacity) {
    super(capacity);
  }

  String text() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  void put(char ascii) {
    ensure(1);
    bytes[size++] = (byte) ascii;
  }

  void putAscii(String ascii) {
    int length = ascii.length();
    ensure(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) ascii.charAt(i);
    }
  }

  /** Decimal digits of any long, with a sign if negative. */
  void putLong(long value) {
    if (value < 0) {
      put('-');
      if (value == Long.MIN_VALUE) {
        putAscii("9223372036854775808");
        return;
      }
      value = -value;
    }
    putPadded(value, digits(value));
  }

  /** Exactly {@code width} decimal digits of a value that has no more. */
  void putPadded(long value, int width) {
    ensure(width);
    for (int at = size + width - 1; at >= size; at--) {
      bytes[at] = (byte) ('0' + value % 10);
      value /= 10;
    }
    size += width;
  }

  /** Puts quotes around all from there on, and doubles those inside. */
  void quote(int from) {
    int inside = 0;
    for (int i = from; i < size; i++) {
      inside += bytes[i] == '"' ? 1 : 0;
    }
    int last = size;
    ensure(inside + 2);
    size += inside + 2;
    int to = size;
    bytes[--to] = '"';
    while (last > from) {
      byte b = bytes[--last];
      bytes[--to] = b;
      if (b == '"') {
        bytes[--to] = b;
      }
    }
    bytes[from] = '"';
  }

  void putHex(byte[] source, int offset, int length) {
    ensure(2 * length);
    for (int i = offset; i < offset + length; i++) {
      bytes[size++] = hexDigit(source[i] >> 4);
      bytes[size++] = hexDigit(source[i]);
    }
  }

  void putZeros(int count) {
    ensure(count);
    Arrays.fill(bytes, size, size + count, (byte) '0');
    size += count;
  }

  /** The number of decimal digits of a value that is not negative. */
  static int digits(long value) {
    int digits = 1;
    long limit = 10;
    while (digits < 19 && value >= limit) {
      digits++;
      limit *= 10;
    }
    return digits;
  }

  private static byte hexDigit(int nibble) {
    int value = nibble & 0xF;
    return (byte) (value < 10 ? '0' + value : 'a' + value - 10);
  }
}
