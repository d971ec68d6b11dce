package dev.sluice.encode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array that digits and text are written into, without objects in between. */
final class CsvBuffer {
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  private byte[] bytes;
  private int size;

  CsvBuffer() {
    this(64 * 1024);
  }

  CsvBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  /** All of the array, of which the first {@link #size} bytes are written. */
  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  /** Drops everything behind {@code length}. */
  void truncate(int length) {
    size = length;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  String text() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  void put(char ascii) {
    ensure(1);
    bytes[size++] = (byte) ascii;
  }

  void put(byte[] source, int offset, int length) {
    ensure(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
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

  void ensure(int more) {
    if (bytes.length - size < more) {
      long needed = (long) size + more;
      if (needed > MOST_BYTES) {
        throw new IllegalStateException(
            "Cannot encode a page of more than 2 GiB. Ask for fewer rows with --fetchSizeInRows.");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(needed, 2L * bytes.length), MOST_BYTES));
    }
  }
}
