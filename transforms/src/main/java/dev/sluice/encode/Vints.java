package dev.sluice.encode;

/**
 * Cassandra's signed variable length integers: the leading one bits of the first byte count the
 * bytes that follow, the sign is zigzag coded (native_protocol_v5.spec §5.14, [vint]).
 */
final class Vints {
  /** Bytes of the longest one. */
  static final int LONGEST = 1 + Long.BYTES;

  private byte[] bytes = new byte[0];
  private int end;
  private int at;

  void read(byte[] source, int offset, int length) {
    bytes = source;
    at = offset;
    end = offset + length;
  }

  /** Writes a value in as many bytes as any can take, which {@link #next} reads too. */
  static void put(long value, RowBuffer out) {
    out.putInt8(0xFF);
    out.putInt64((value << 1) ^ (value >> (Long.SIZE - 1)));
  }

  /** Refuses what is left behind the last value. */
  void end() throws RefusedValueException {
    if (at != end) {
      throw new RefusedValueException(
          "the duration's cell has %d bytes too many".formatted(end - at));
    }
  }

  long next() throws RefusedValueException {
    if (at >= end) {
      throw new RefusedValueException("the duration's cell ends too early");
    }
    byte first = bytes[at++];
    int more = Math.min(8, Integer.numberOfLeadingZeros(~first << 24));
    if (at + more > end) {
      throw new RefusedValueException("the duration's cell ends too early");
    }
    long value = first & (0xFF >>> more);
    for (int i = 0; i < more; i++) {
      value = (value << 8) | (bytes[at++] & 0xFF);
    }
    return (value >>> 1) ^ -(value & 1);
  }
}
