package dev.sluice.encode;

import java.math.BigInteger;

/**
 * Decimal digits of binary floating point numbers that read back as the same bits.
 *
 * <p>Short decimals come first: if an integer {@code d <= 2^53} and {@code k <= 15} give {@code d /
 * 10^k == v} in double arithmetic, every correct reader returns v for them, because both operands
 * are exact and division rounds correctly (Clinger, "How to read floating point numbers
 * accurately", 1990). All other values get 17 significant digits (9 for float), computed with a
 * 64-bit power of ten: the error stays below 0.52 units of the last digit, and 0.55 units are
 * allowed before a neighbour of v comes nearer.
 */
final class FloatDigits {
  private static final double[] TEN = new double[16];
  private static final float[] TEN_FLOAT = new float[11];
  private static final long[] TEN_LONG = new long[18];
  private static final long MAX_EXACT = 1L << 53;
  private static final long MAX_EXACT_FLOAT = 1L << 24;

  /** 10^p is about {@code POWER[p - LOWEST] × 2^EXPONENT[p - LOWEST]}, the power's top bit set. */
  private static final int LOWEST = -293;

  private static final int HIGHEST = 341;
  private static final long[] POWER = new long[HIGHEST - LOWEST + 1];
  private static final int[] EXPONENT = new int[POWER.length];

  static {
    for (int k = 0; k < TEN.length; k++) {
      TEN[k] = Double.parseDouble("1e" + k);
    }
    for (int k = 0; k < TEN_FLOAT.length; k++) {
      TEN_FLOAT[k] = (float) TEN[k];
    }
    for (int k = 0; k < TEN_LONG.length; k++) {
      TEN_LONG[k] = BigInteger.TEN.pow(k).longValueExact();
    }
    for (int p = LOWEST; p <= HIGHEST; p++) {
      BigInteger ten = BigInteger.TEN.pow(Math.abs(p));
      int bits = ten.bitLength();
      BigInteger scaled =
          p < 0
              ? BigInteger.ONE.shiftLeft(bits + 63).divide(ten)
              : bits > 64 ? ten.shiftRight(bits - 64) : ten.shiftLeft(64 - bits);
      POWER[p - LOWEST] = scaled.longValue();
      EXPONENT[p - LOWEST] = p < 0 ? -(bits + 63) : bits - 64;
    }
  }

  private FloatDigits() {}

  static void put(double value, CsvBuffer out) {
    if (isSpecial(value, out)) {
      return;
    }
    double v = Math.abs(value);
    if (v < MAX_EXACT && v >= 1e-7) {
      for (int k = 0; k < TEN.length; k++) {
        double scaled = v * TEN[k] + 0.5;
        if (scaled >= MAX_EXACT) {
          break;
        }
        long digits = (long) scaled;
        if (digits / TEN[k] == v) {
          putDecimal(digits, k, out);
          return;
        }
      }
    }
    putScientific(v, 17, out);
  }

  static void put(float value, CsvBuffer out) {
    if (isSpecial(value, out)) {
      return;
    }
    float v = Math.abs(value);
    if (v < MAX_EXACT_FLOAT && v >= 1e-7f) {
      for (int k = 0; k < TEN_FLOAT.length; k++) {
        double scaled = v * TEN[k] + 0.5;
        if (scaled >= MAX_EXACT_FLOAT) {
          break;
        }
        long digits = (long) scaled;
        if (digits / TEN_FLOAT[k] == v) {
          putDecimal(digits, k, out);
          return;
        }
      }
    }
    putScientific(v, 9, out);
  }

  private static boolean isSpecial(double value, CsvBuffer out) {
    if (Double.isNaN(value)) {
      out.putAscii("NaN");
      return true;
    }
    if (Double.doubleToRawLongBits(value) < 0) {
      out.put('-');
    }
    if (Double.isInfinite(value)) {
      out.putAscii("Infinity");
      return true;
    }
    if (value == 0) {
      out.put('0');
      return true;
    }
    return false;
  }

  private static void putDecimal(long digits, int places, CsvBuffer out) {
    if (places == 0) {
      out.putLong(digits);
      return;
    }
    long unit = TEN_LONG[places];
    out.putLong(digits / unit);
    out.put('.');
    out.putPadded(digits % unit, places);
  }

  private static void putScientific(double v, int count, CsvBuffer out) {
    long bits = Double.doubleToRawLongBits(v);
    int biased = (int) (bits >>> 52);
    long fraction = bits & ((MAX_EXACT - 1) >>> 1);
    long mantissa = biased == 0 ? fraction : fraction | (1L << 52);
    int exponent = (biased == 0 ? 1 : biased) - 1075;
    int shift = Long.numberOfLeadingZeros(mantissa);
    mantissa <<= shift;
    exponent -= shift;

    long limit = TEN_LONG[count];
    int ten = (int) Math.floor((exponent + 63) * 0.30102999566398120);
    long digits = scale(mantissa, exponent, count - 1 - ten);
    if (digits >= limit) {
      ten++;
      digits = scale(mantissa, exponent, count - 1 - ten);
    }
    while (digits % 10 == 0) {
      digits /= 10;
    }
    int width = CsvBuffer.digits(digits);
    long unit = TEN_LONG[width - 1];
    out.put((char) ('0' + digits / unit));
    if (width > 1) {
      out.put('.');
      out.putPadded(digits % unit, width - 1);
    }
    out.put('e');
    out.putLong(ten);
  }

  /** {@code mantissa × 2^exponent × 10^p}, rounded to an integer below 2^58. */
  private static long scale(long mantissa, int exponent, int p) {
    long power = POWER[p - LOWEST];
    long high =
        Math.multiplyHigh(mantissa, power)
            + ((mantissa >> 63) & power)
            + ((power >> 63) & mantissa);
    int drop = -(64 + exponent + EXPONENT[p - LOWEST]);
    return (high >>> drop) + ((high >>> (drop - 1)) & 1);
  }
}
