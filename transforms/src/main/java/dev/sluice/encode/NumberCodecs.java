package dev.sluice.encode;

import dev.sluice.row.BigEndian;

/** Numbers and booleans. */
final class NumberCodecs {
  /** PostgreSQL's numeric: at most this many digits before the decimal point. */
  private static final int MAX_INTEGER_DIGITS = 131_072;

  /** And this many behind it. */
  private static final int MAX_SCALE = 16_383;

  private NumberCodecs() {}

  static ColumnCodec int64() {
    return new FixedCodec(8, (cell, at, out) -> out.putLong(BigEndian.int64(cell, at)));
  }

  static ColumnCodec int32() {
    return new FixedCodec(4, (cell, at, out) -> out.putLong(BigEndian.int32(cell, at)));
  }

  static ColumnCodec int16() {
    return new FixedCodec(2, (cell, at, out) -> out.putLong(BigEndian.int16(cell, at)));
  }

  static ColumnCodec int8() {
    return new FixedCodec(1, (cell, at, out) -> out.putLong(cell[at]));
  }

  static ColumnCodec bool() {
    return new FixedCodec(1, (cell, at, out) -> out.put(cell[at] == 0 ? 'f' : 't'));
  }

  static ColumnCodec float32() {
    return new FixedCodec(
        4,
        (cell, at, out) -> FloatDigits.put(Float.intBitsToFloat(BigEndian.int32(cell, at)), out));
  }

  /** A float that goes into float8: the exact value, not the short decimal. */
  static ColumnCodec float32AsFloat64() {
    return new FixedCodec(
        4,
        (cell, at, out) ->
            FloatDigits.put((double) Float.intBitsToFloat(BigEndian.int32(cell, at)), out));
  }

  static ColumnCodec float64() {
    return new FixedCodec(
        8,
        (cell, at, out) ->
            FloatDigits.put(Double.longBitsToDouble(BigEndian.int64(cell, at)), out));
  }

  /** Two's complement of any length. */
  static ColumnCodec varint() {
    DecimalDigits digits = new DecimalDigits();
    return (cell, offset, length, out) -> {
      if (length <= Long.BYTES) {
        out.putLong(BigEndian.signed(cell, offset, length));
      } else {
        digits.set(cell, offset, length);
        putScaled(digits, 0, out);
      }
    };
  }

  /** An int32 scale, then the unscaled value as a varint. */
  static ColumnCodec decimal() {
    DecimalDigits digits = new DecimalDigits();
    return (cell, offset, length, out) -> {
      int scale = scale(cell, offset, length);
      int at = offset + Integer.BYTES;
      int bytes = length - Integer.BYTES;
      long unscaled = bytes <= Long.BYTES ? BigEndian.signed(cell, at, bytes) : Long.MIN_VALUE;
      if (unscaled == Long.MIN_VALUE) {
        digits.set(cell, at, bytes);
        putScaled(digits, scale, out);
      } else {
        checkDigits(unscaled == 0 ? 1 : CsvBuffer.digits(Math.abs(unscaled)) - (long) scale);
        putScaled(unscaled, scale, out);
      }
    };
  }

  /** The scale of a decimal's cell. */
  static int scale(byte[] cell, int offset, int length) throws RefusedValueException {
    if (length < 5) {
      throw new RefusedValueException("the cell has " + length + " bytes; a decimal has 5 or more");
    }
    int scale = BigEndian.int32(cell, offset);
    if (scale > MAX_SCALE) {
      throw tooLong("a decimal of scale " + scale);
    }
    return scale;
  }

  /** Refuses a number that has more digits before its point than numeric can hold. */
  static void checkDigits(long beforePoint) throws RefusedValueException {
    if (beforePoint > MAX_INTEGER_DIGITS) {
      throw tooLong("a number of " + beforePoint + " digits before the point");
    }
  }

  private static RefusedValueException tooLong(String what) {
    return new RefusedValueException(
        "%s; numeric has at most %d digits before the point and %d behind it"
            .formatted(what, MAX_INTEGER_DIGITS, MAX_SCALE));
  }

  private static void putScaled(long unscaled, int scale, CsvBuffer out) {
    if (scale <= 0) {
      out.putLong(unscaled);
      if (unscaled != 0) {
        out.putZeros(-scale);
      }
      return;
    }
    if (unscaled < 0) {
      out.put('-');
    }
    long magnitude = Math.abs(unscaled);
    int digits = CsvBuffer.digits(magnitude);
    if (digits <= scale) {
      out.putAscii("0.");
      out.putZeros(scale - digits);
      out.putLong(magnitude);
      return;
    }
    long unit = 1;
    for (int i = 0; i < scale; i++) {
      unit *= 10;
    }
    out.putLong(magnitude / unit);
    out.put('.');
    out.putPadded(magnitude % unit, scale);
  }

  private static void putScaled(DecimalDigits digits, int scale, CsvBuffer out)
      throws RefusedValueException {
    int count = digits.count();
    checkDigits(count - (long) scale);
    if (digits.negative()) {
      out.put('-');
    }
    int whole = Math.max(0, count - Math.max(0, scale));
    if (whole == 0) {
      out.put('0');
    }
    digits.put(0, whole, out);
    if (scale > 0) {
      out.put('.');
      out.putZeros(Math.max(0, scale - count));
      digits.put(whole, count, out);
    } else if (digits.digit(0) != 0) {
      out.putZeros(-scale);
    }
  }
}
