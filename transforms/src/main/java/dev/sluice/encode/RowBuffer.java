package dev.sluice.encode;

import dev.sluice.row.BigEndian;
import java.util.Arrays;

/** A growing byte array that rows are written into, without objects in between. */
class RowBuffer {
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  /** Bytes behind {@link #size} mean nothing. */
  byte[] bytes;

  int size;

  RowBuffer() {
    this(64 * 1024);
  }

  RowBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  /** All of the array, of which the first {@link #size} bytes are written. */
  final byte[] array() {
    return bytes;
  }

  final int size() {
    return size;
  }

  /** Drops everything behind {@code length}. */
  final void truncate(int length) {
    size = length;
  }

  final byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  final void put(byte[] source, int offset, int length) {
    ensure(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  final void putInt8(int value) {
    ensure(Byte.BYTES);
    bytes[size++] = (byte) value;
  }

  final void putInt16(int value) {
    ensure(Short.BYTES);
    BigEndian.put16(bytes, size, (short) value);
    size += Short.BYTES;
  }

  final void putInt32(int value) {
    ensure(Integer.BYTES);
    BigEndian.put32(bytes, size, value);
    size += Integer.BYTES;
  }

  final void putInt64(long value) {
    ensure(Long.BYTES);
    BigEndian.put64(bytes, size, value);
    size += Long.BYTES;
  }

  /** Overwrites four bytes that were written before. */
  final void setInt32(int at, int value) {
    BigEndian.put32(bytes, at, value);
  }

  final void ensure(int more) {
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
