package dev.sluice.verify;

/** Reads numbers in network order. */
final class BinaryInt {
  private BinaryInt() {}

  static int int16(byte[] bytes, int at) {
    return (short) ((bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF);
  }

  static int int32(byte[] bytes, int at) {
    return int16(bytes, at) << Short.SIZE | int16(bytes, at + Short.BYTES) & 0xFFFF;
  }
}
