package dev.sluice.encode;

import dev.sluice.row.BigEndian;

/** Integers of a fixed width. */
final class BinaryIntegers {
  private BinaryIntegers() {}

  /**
   * Into an integer at least as wide.
   *
   * @param from bytes of a cell
   * @param to bytes of a field
   */
  static BinaryCodec widened(int from, int to) {
    return from == to ? SameBytes.ofWidth(from) : new Widened(from, to);
  }

  /** Into numeric. */
  static BinaryCodec asNumeric(int width) {
    return new AsNumeric(width, new NumericField());
  }

  /** Writes the lowest bytes of a number, with their count before them. */
  private static void frame(long value, int width, RowBuffer out) {
    out.putInt32(width);
    for (int shift = Byte.SIZE * (width - 1); shift >= 0; shift -= Byte.SIZE) {
      out.putInt8((int) (value >> shift));
    }
  }

  private record Widened(int from, int to) implements BinaryCodec {

    @Override
    public void write(byte[] cell, int offset, int length, RowBuffer out)
        throws RefusedValueException {
      FixedCodec.checkWidth(length, from);
      frame(BigEndian.signed(cell, offset, from), to, out);
    }

    @Override
    public void restore(byte[] field, int offset, int length, RowBuffer cells) {
      frame(BigEndian.signed(field, offset, to), from, cells);
    }
  }

  private record AsNumeric(int width, NumericField numeric) implements BinaryCodec {

    @Override
    public void write(byte[] cell, int offset, int length, RowBuffer out)
        throws RefusedValueException {
      FixedCodec.checkWidth(length, width);
      numeric.put(BigEndian.signed(cell, offset, width), 0, out);
    }

    @Override
    public void restore(byte[] field, int offset, int length, RowBuffer cells) {
      frame(NumericField.read(field, offset).longValueExact(), width, cells);
    }
  }
}
