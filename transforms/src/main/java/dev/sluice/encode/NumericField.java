package dev.sluice.encode;

import dev.sluice.row.BigEndian;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Writes numeric fields: the number of digits to base 10,000, the first one's power of it, sign,
 * decimal digits behind the point, and the digits (numeric_recv in numeric.c). No digit 0 is first
 * or last. For one thread.
 */
final class NumericField {
  private static final int DECIMALS = 4;
  private static final int BASE = 10_000;
  private static final int HEADER = 8;
  private static final int NEGATIVE = 0x4000;

  /** The only long without a positive one. */
  private static final byte[] SMALLEST = {Byte.MIN_VALUE, 0, 0, 0, 0, 0, 0, 0};

  /** Of a long, whose 19 decimal digits may begin and end inside of one. */
  private final short[] digits = new short[6];

  private final DecimalDigits decimals = new DecimalDigits();

  /** {@code unscaled × 10^−scale}, the first in two's complement of at least one byte. */
  void put(byte[] unscaled, int offset, int length, int scale, RowBuffer out)
      throws RefusedValueException {
    if (length <= Long.BYTES) {
      put(BigEndian.signed(unscaled, offset, length), scale, out);
    } else {
      decimals.set(unscaled, offset, length);
      putDecimals(scale, out);
    }
  }

  /**
   * {@code unscaled × 10^−scale}.
   *
   * @param scale at most what numeric can hold; where it is negative its value is kept
   */
  void put(long unscaled, int scale, RowBuffer out) throws RefusedValueException {
    if (unscaled == Long.MIN_VALUE) {
      decimals.set(SMALLEST, 0, SMALLEST.length);
      putDecimals(scale, out);
      return;
    }
    long left = Math.abs(unscaled);
    if (left == 0) {
      header(0, 0, 0, scale, out);
      return;
    }
    NumberCodecs.checkDigits(CsvBuffer.digits(left) - (long) scale);
    int missing = Math.floorMod(-scale, DECIMALS);
    long power = -Math.floorDiv((long) scale + missing, (long) DECIMALS);
    int count = 0;
    int first = powerOfTen(DECIMALS - missing);
    short lowest = (short) (left % first * powerOfTen(missing));
    left /= first;
    if (lowest != 0) {
      digits[count++] = lowest;
    } else {
      power++;
    }
    while (left != 0) {
      short digit = (short) (left % BASE);
      left /= BASE;
      if (count == 0 && digit == 0) {
        power++;
      } else {
        digits[count++] = digit;
      }
    }
    header(count, power + count - 1, unscaled < 0 ? NEGATIVE : 0, scale, out);
    while (count > 0) {
      out.putInt16(digits[--count]);
    }
  }

  private void putDecimals(int scale, RowBuffer out) throws RefusedValueException {
    NumberCodecs.checkDigits(decimals.count() - (long) scale);
    int end = decimals.count();
    while (end > 0 && decimals.digit(end - 1) == 0) {
      end--;
    }
    if (end == 0) {
      header(0, 0, 0, scale, out);
      return;
    }
    // The power of ten of each decimal is that of the last one plus its distance from it.
    long last = (decimals.count() - end) - (long) scale;
    long top = last + end - 1;
    long power = Math.floorDiv(top, DECIMALS);
    int count = (int) (power - Math.floorDiv(last, (long) DECIMALS)) + 1;
    header(count, power, decimals.negative() ? NEGATIVE : 0, scale, out);
    int at = 0;
    int width = Math.floorMod(top, DECIMALS) + 1;
    for (int i = 0; i < count; i++) {
      int digit = 0;
      for (int decimal = 0; decimal < width; decimal++, at++) {
        digit = 10 * digit + (at < end ? decimals.digit(at) : 0);
      }
      out.putInt16(digit);
      width = DECIMALS;
    }
  }

  private static void header(int count, long power, int sign, int scale, RowBuffer out) {
    out.putInt32(HEADER + 2 * count);
    out.putInt16(count);
    out.putInt16((int) power);
    out.putInt16(sign);
    out.putInt16(Math.max(0, scale));
  }

  /** The value of a field, not of one that is not a number. */
  static BigDecimal read(byte[] field, int offset) {
    int count = BigEndian.int16(field, offset) & 0xFFFF;
    int power = BigEndian.int16(field, offset + 2);
    boolean negative = BigEndian.int16(field, offset + 4) == NEGATIVE;
    int scale = BigEndian.int16(field, offset + 6);
    StringBuilder decimals = new StringBuilder("0");
    for (int i = 0; i < count; i++) {
      int digit = BigEndian.int16(field, offset + HEADER + 2 * i);
      decimals.append(Integer.toString(BASE + digit), 1, 1 + DECIMALS);
    }
    BigInteger unscaled = new BigInteger(decimals.toString());
    BigDecimal value =
        new BigDecimal(negative ? unscaled.negate() : unscaled, DECIMALS * (count - 1 - power));
    return value.setScale(scale);
  }

  private static int powerOfTen(int exponent) {
    return switch (exponent) {
      case 0 -> 1;
      case 1 -> 10;
      case 2 -> 100;
      case 3 -> 1000;
      default -> BASE;
    };
  }
}
