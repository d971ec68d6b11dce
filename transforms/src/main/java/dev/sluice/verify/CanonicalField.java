package dev.sluice.verify;

import dev.sluice.row.BigEndian;

/**
 * Writes a value so that equal values give equal bytes, from the binary form of its PostgreSQL
 * type. For most types that form is such already. Numbers are equal by value, whatever their scale.
 */
@FunctionalInterface
interface CanonicalField {

  /** Writes one value that is not null. */
  void write(byte[] bytes, int offset, int length, CanonicalBytes out);

  /** For columns of that {@code pg_type.typname}; an underscore in front makes an array of it. */
  static CanonicalField of(String type) {
    if (type.startsWith("_")) {
      return new CanonicalArray(of(type.substring(1)));
    }
    return switch (type) {
      case "numeric" -> CanonicalField::numeric;
      case "bpchar" -> CanonicalField::padded;
      case "float4" -> CanonicalField::float4;
      case "float8" -> CanonicalField::float8;
      case "jsonb" -> new CanonicalJson();
      default -> CanonicalField::same;
    };
  }

  private static void same(byte[] bytes, int offset, int length, CanonicalBytes out) {
    out.put(bytes, offset, length);
  }

  /** Without the spaces that fill it up, which mean nothing to PostgreSQL. */
  private static void padded(byte[] bytes, int offset, int length, CanonicalBytes out) {
    int end = offset + length;
    while (end > offset && bytes[end - 1] == ' ') {
      end--;
    }
    out.put(bytes, offset, end - offset);
  }

  /** All NaN are one; −0 is not 0. */
  private static void float4(byte[] bytes, int offset, int length, CanonicalBytes out) {
    out.putInt(Float.floatToIntBits(Float.intBitsToFloat(BigEndian.int32(bytes, offset))));
  }

  private static void float8(byte[] bytes, int offset, int length, CanonicalBytes out) {
    long high = (long) BigEndian.int32(bytes, offset) << Integer.SIZE;
    long low = BigEndian.int32(bytes, offset + Integer.BYTES) & 0xFFFF_FFFFL;
    long bits = Double.doubleToLongBits(Double.longBitsToDouble(high | low));
    out.putInt((int) (bits >>> Integer.SIZE));
    out.putInt((int) bits);
  }

  /**
   * Without the scale and zeros at either end (numeric_send in PostgreSQL's numeric.c: number of
   * digits to the base 10,000, weight of the first, sign, scale, digits; int16 each).
   */
  private static void numeric(byte[] bytes, int offset, int length, CanonicalBytes out) {
    int first = offset + 4 * Short.BYTES;
    int end = first + Short.BYTES * BigEndian.int16(bytes, offset);
    int weight = BigEndian.int16(bytes, offset + Short.BYTES);
    int sign = BigEndian.int16(bytes, offset + 2 * Short.BYTES);
    while (first < end && BigEndian.int16(bytes, first) == 0) {
      first += Short.BYTES;
      weight--;
    }
    while (first < end && BigEndian.int16(bytes, end - Short.BYTES) == 0) {
      end -= Short.BYTES;
    }
    boolean special = (sign & 0xC000) == 0xC000;
    out.putInt(special || first < end ? sign : 0);
    out.putInt(first < end ? weight : 0);
    out.put(bytes, first, end - first);
  }
}
