package dev.sluice.types;

/**
 * What a type's modifier says, as PostgreSQL packs it (numeric.c, timestamp.c, varchar.c).
 *
 * @param packed {@code pg_attribute.atttypmod}; negative for none
 */
record Modifier(int packed) {
  static final int MILLIS = 3;
  static final int MICROS = 6;

  private static final Modifier NONE = new Modifier(-1);
  private static final int HEADER = 4;
  private static final int SCALE_SIGN = 0x400;
  private static final int SCALE_BITS = 0x7FF;
  private static final int FULL_PRECISION = 0xFFFF;
  private static final int FULL_RANGE = 0x7FFF;

  /**
   * The modifier of a type in a table that is made.
   *
   * @param numbers in brackets, as SQL has them; empty for none
   */
  static Modifier of(String typname, String numbers) {
    if (numbers.isEmpty()) {
      return NONE;
    }
    String[] parts = numbers.substring(1, numbers.length() - 1).split(",");
    int first = Integer.parseInt(parts[0]);
    int second = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    return switch (typname) {
      case "numeric" -> new Modifier((first << Short.SIZE | second & SCALE_BITS) + HEADER);
      case "time", "timestamp", "timestamptz" -> new Modifier(first);
      case "interval" -> new Modifier(FULL_RANGE << Short.SIZE | first);
      case "bpchar", "varchar" -> new Modifier(first + HEADER);
      default -> NONE;
    };
  }

  boolean isThere() {
    return packed >= 0;
  }

  /** Of a numeric. */
  int scale() {
    return ((packed - HEADER & SCALE_BITS) ^ SCALE_SIGN) - SCALE_SIGN;
  }

  /** Of seconds, in a time or timestamp. */
  int digits() {
    return packed;
  }

  /** Of a bpchar. */
  int characters() {
    return packed - HEADER;
  }

  /** Whether an interval keeps less than microseconds, or not all of its fields. */
  boolean cutsInterval() {
    int precision = packed & FULL_PRECISION;
    boolean all = precision == FULL_PRECISION || precision >= MICROS;
    return isThere() && !(all && (packed >> Short.SIZE & FULL_RANGE) == FULL_RANGE);
  }
}
