package dev.sluice.encode;

/**
 * A vector of floats into pgvector's type: the number of elements, two bytes unused, and the same
 * floats (pgvector's vector_recv in vector.c).
 */
final class BinaryVector implements BinaryCodec {
  private static final int HEADER = 4;

  private final int dimension;

  BinaryVector(int dimension) {
    this.dimension = dimension;
  }

  @Override
  public void write(byte[] cell, int offset, int length, RowBuffer out)
      throws RefusedValueException {
    FixedCodec.checkWidth(length, dimension * Float.BYTES);
    out.putInt32(HEADER + length);
    out.putInt16(dimension);
    out.putInt16(0);
    out.put(cell, offset, length);
  }

  @Override
  public void restore(byte[] field, int offset, int length, RowBuffer cells) {
    cells.putInt32(length - HEADER);
    cells.put(field, offset + HEADER, length - HEADER);
  }
}
