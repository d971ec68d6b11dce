package dev.sluice.encode;

import dev.sluice.row.BigEndian;

/** Floating point numbers: the same IEEE bits, but one NaN where Cassandra may hold many. */
final class BinaryFloats {
  private static final int NAN32 = Float.floatToIntBits(Float.NaN);
  private static final long NAN64 = Double.doubleToLongBits(Double.NaN);

  private BinaryFloats() {}

  static BinaryCodec float32() {
    return new Float32();
  }

  static BinaryCodec float64() {
    return new Float64();
  }

  /** Into float8: the exact value. */
  static BinaryCodec float32AsFloat64() {
    return new Float32AsFloat64();
  }

  private static final class Float32 implements BinaryCodec {

    @Override
    public boolean isField(byte[] cell, int offset, int length) throws RefusedValueException {
      FixedCodec.checkWidth(length, Float.BYTES);
      return !Float.isNaN(Float.intBitsToFloat(BigEndian.int32(cell, offset)));
    }

    @Override
    public void write(byte[] cell, int offset, int length, RowBuffer out) {
      out.putInt32(Float.BYTES);
      out.putInt32(NAN32);
    }
  }

  private static final class Float64 implements BinaryCodec {

    @Override
    public boolean isField(byte[] cell, int offset, int length) throws RefusedValueException {
      FixedCodec.checkWidth(length, Double.BYTES);
      return !Double.isNaN(Double.longBitsToDouble(BigEndian.int64(cell, offset)));
    }

    @Override
    public void write(byte[] cell, int offset, int length, RowBuffer out) {
      out.putInt32(Double.BYTES);
      out.putInt64(NAN64);
    }
  }

  private static final class Float32AsFloat64 implements BinaryCodec {

    @Override
    public void write(byte[] cell, int offset, int length, RowBuffer out)
        throws RefusedValueException {
      FixedCodec.checkWidth(length, Float.BYTES);
      double value = Float.intBitsToFloat(BigEndian.int32(cell, offset));
      out.putInt32(Double.BYTES);
      out.putInt64(Double.doubleToLongBits(value));
    }

    @Override
    public void restore(byte[] field, int offset, int length, RowBuffer cells) {
      double value = Double.longBitsToDouble(BigEndian.int64(field, offset));
      cells.putInt32(Float.BYTES);
      cells.putInt32(Float.floatToIntBits((float) value));
    }
  }
}
