package dev.sluice.encode;

import dev.sluice.row.BigEndian;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of any length. */
final class BinaryNumerics {
  private BinaryNumerics() {}

  /** Two's complement of any length into numeric. */
  static BinaryCodec varint() {
    return new Varint(new NumericField());
  }

  /** Two's complement of any length into int8. */
  static BinaryCodec varintAsInt64() {
    return new VarintAsInt64();
  }

  /** An int32 scale, then the unscaled value as a varint. */
  static BinaryCodec decimal() {
    return new Decimal(new NumericField());
  }

  private static void frame(byte[] bytes, RowBuffer out) {
    out.putInt32(bytes.length);
    out.put(bytes, 0, bytes.length);
  }

  private record Varint(NumericField numeric) implements BinaryCodec {

    @Override
    public void write(byte[] cell, int offset, int length, RowBuffer out)
        throws RefusedValueException {
      numeric.put(cell, offset, length, 0, out);
    }

    @Override
    public void restore(byte[] field, int offset, int length, RowBuffer cells) {
      frame(NumericField.read(field, offset).toBigIntegerExact().toByteArray(), cells);
    }
  }

  private static final class VarintAsInt64 implements BinaryCodec {

    @Override
    public void write(byte[] cell, int offset, int length, RowBuffer out)
        throws RefusedValueException {
      int skipped = Math.max(0, length - Long.BYTES);
      long value = BigEndian.signed(cell, offset + skipped, length - skipped);
      for (int i = 0; i < skipped; i++) {
        if (cell[offset + i] != (byte) (value >> (Long.SIZE - 1))) {
          throw new RefusedValueException(
              new BigInteger(cell, offset, length) + " is out of range for type bigint");
        }
      }
      out.putInt32(Long.BYTES);
      out.putInt64(value);
    }
  }

  private record Decimal(NumericField numeric) implements BinaryCodec {

    @Override
    public void write(byte[] cell, int offset, int length, RowBuffer out)
        throws RefusedValueException {
      int scale = NumberCodecs.scale(cell, offset, length);
      numeric.put(cell, offset + Integer.BYTES, length - Integer.BYTES, scale, out);
    }

    @Override
    public void restore(byte[] field, int offset, int length, RowBuffer cells) {
      BigDecimal value = NumericField.read(field, offset);
      byte[] unscaled = value.unscaledValue().toByteArray();
      cells.putInt32(Integer.BYTES + unscaled.length);
      cells.putInt32(value.scale());
      cells.put(unscaled, 0, unscaled.length);
    }
  }
}
