package dev.sluice.kafka;

import java.io.IOException;

/**
 * Avro's binary encoding, read from its first byte to its last and never behind it. Not by Avro's
 * own decoder, which believes any length that it reads and makes room for it. One thread.
 */
final class AvroInput {
  private byte[] bytes = {};
  private int at;

  void reset(byte[] document, int start) {
    bytes = document;
    at = start;
  }

  byte[] bytes() {
    return bytes;
  }

  int remaining() {
    return bytes.length - at;
  }

  /** Where the next value is, for {@link #back}. */
  int mark() {
    return at;
  }

  void back(int mark) {
    at = mark;
  }

  /** Goes behind so many bytes; returns where they begin. */
  int skip(long length) throws IOException {
    if (length < 0 || length > remaining()) {
      throw new IOException("it ends too early");
    }
    int start = at;
    at += (int) length;
    return start;
  }

  boolean readBoolean() throws IOException {
    byte value = bytes[skip(1)];
    if (value != 0 && value != 1) {
      throw new IOException("a boolean is neither 0 nor 1");
    }
    return value == 1;
  }

  /** Zigzag, seven bits in a byte, the lowest first. */
  long readLong() throws IOException {
    long zigzag = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes[skip(1)];
      zigzag |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return zigzag >>> 1 ^ -(zigzag & 1);
      }
    }
    throw new IOException("a number is longer than ten bytes");
  }

  int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new IOException("a number is more than an int");
    }
    return (int) value;
  }

  float readFloat() throws IOException {
    return Float.intBitsToFloat((int) littleEndian(Float.BYTES));
  }

  double readDouble() throws IOException {
    return Double.longBitsToDouble(littleEndian(Double.BYTES));
  }

  /** An index below {@code count}. */
  int readIndex(int count) throws IOException {
    long index = readLong();
    if (index < 0 || index >= count) {
      throw new IOException("there is no branch or symbol %,d of %,d".formatted(index, count));
    }
    return (int) index;
  }

  /** How many items the next block of an array or a map has; 0 behind the last. */
  long readBlock() throws IOException {
    long count = readLong();
    if (count < 0) {
      readLong();
      count = -count;
    }
    // Items without bytes are rare and few; what is no Avro could ask for any number of them.
    if (count < 0 || count > bytes.length) {
      throw new IOException("a block of %,d items does not fit".formatted(count));
    }
    return count;
  }

  private long littleEndian(int length) throws IOException {
    int start = skip(length);
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << 8 | bytes[start + i] & 0xFF;
    }
    return value;
  }
}
