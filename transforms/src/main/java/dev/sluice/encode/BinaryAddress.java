package dev.sluice.encode;

/** An address into inet: family, bits of its network, not a network, bytes (network.c). */
final class BinaryAddress implements BinaryCodec {
  private static final int HEADER = 4;
  private static final int IPV4 = 2;
  private static final int IPV6 = 3;

  @Override
  public void write(byte[] cell, int offset, int length, RowBuffer out)
      throws RefusedValueException {
    if (length != 4 && length != 16) {
      throw NetCodecs.noAddress(length);
    }
    out.putInt32(HEADER + length);
    out.putInt8(length == 4 ? IPV4 : IPV6);
    out.putInt8(Byte.SIZE * length);
    out.putInt8(0);
    out.putInt8(length);
    out.put(cell, offset, length);
  }

  @Override
  public void restore(byte[] field, int offset, int length, RowBuffer cells) {
    cells.putInt32(length - HEADER);
    cells.put(field, offset + HEADER, length - HEADER);
  }
}
