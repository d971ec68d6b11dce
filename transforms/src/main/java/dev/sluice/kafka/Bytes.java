package dev.sluice.kafka;

import java.util.Arrays;

/** Bytes in a row, as many as there come; what it holds may move when more is put. */
final class Bytes {
  private byte[] bytes;
  private int size;

  Bytes(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  /** All of the array, of which the first {@link #size} bytes are put. */
  byte[] array() {
    return bytes;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  void clear() {
    size = 0;
  }

  void put(char ascii) {
    ensure(1);
    bytes[size++] = (byte) ascii;
  }

  void putInt(int value) {
    ensure(4);
    bytes[size] = (byte) (value >> 24);
    bytes[size + 1] = (byte) (value >> 16);
    bytes[size + 2] = (byte) (value >> 8);
    bytes[size + 3] = (byte) value;
    size += 4;
  }

  void putLong(long value) {
    putInt((int) (value >> 32));
    putInt((int) value);
  }

  void put(byte[] from) {
    put(from, 0, from.length);
  }

  void put(byte[] from, int offset, int length) {
    ensure(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  void putAscii(String text) {
    int length = text.length();
    ensure(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  void putDecimal(long number) {
    if (number < 0) {
      putAscii(Long.toString(number));
      return;
    }
    int digits = 1;
    for (long rest = number; rest > 9; rest /= 10) {
      digits++;
    }
    ensure(digits);
    long rest = number;
    for (int at = size + digits - 1; at >= size; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  /** UTF-8; half of a surrogate pair, which has none, becomes three bytes that are no UTF-8. */
  void putUtf8(char[] text, int offset, int length) {
    ensure(length);
    byte[] to = bytes;
    int at = size;
    int until = offset + length;
    int next = offset;
    while (next < until && text[next] < 0x80) {
      to[at++] = (byte) text[next++];
    }
    size = at;
    if (next < until) {
      ensure(Math.multiplyExact(3, until - next));
      while (next < until) {
        next += putCharacter(text, next, until);
      }
    }
  }

  /** Puts the character at {@code at}, for which there is room; returns how many chars it is. */
  private int putCharacter(char[] text, int at, int until) {
    char c = text[at];
    if (c < 0x80) {
      bytes[size++] = (byte) c;
      return 1;
    }
    if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | c >> 6);
      bytes[size++] = (byte) (0x80 | c & 0x3F);
      return 1;
    }
    if (Character.isHighSurrogate(c) && at + 1 < until && Character.isLowSurrogate(text[at + 1])) {
      int point = Character.toCodePoint(c, text[at + 1]);
      bytes[size++] = (byte) (0xF0 | point >> 18);
      bytes[size++] = (byte) (0x80 | point >> 12 & 0x3F);
      bytes[size++] = (byte) (0x80 | point >> 6 & 0x3F);
      bytes[size++] = (byte) (0x80 | point & 0x3F);
      return 2;
    }
    bytes[size++] = (byte) (0xE0 | c >> 12);
    bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
    bytes[size++] = (byte) (0x80 | c & 0x3F);
    return 1;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
    }
  }
}
