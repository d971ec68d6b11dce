package dev.sluice.verify;

import java.util.Arrays;

/** A row's values, each behind its length, so that no two rows are written alike. */
final class CanonicalBytes {
  private static final int NULL = -1;

  private byte[] bytes = new byte[1024];
  private int size;

  void clear() {
    size = 0;
  }

  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  /** Begins a value; {@link #frameEnds} has to come. */
  int frame(boolean isNull) {
    putInt(isNull ? NULL : 0);
    return size;
  }

  void frameEnds(int frame) {
    if (size > frame) {
      int length = size - frame;
      int at = frame - Integer.BYTES;
      bytes[at] = (byte) (length >>> 24);
      bytes[at + 1] = (byte) (length >>> 16);
      bytes[at + 2] = (byte) (length >>> 8);
      bytes[at + 3] = (byte) length;
    }
  }

  void put(byte[] from, int offset, int length) {
    room(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  void putInt(int value) {
    room(Integer.BYTES);
    bytes[size++] = (byte) (value >>> 24);
    bytes[size++] = (byte) (value >>> 16);
    bytes[size++] = (byte) (value >>> 8);
    bytes[size++] = (byte) value;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
