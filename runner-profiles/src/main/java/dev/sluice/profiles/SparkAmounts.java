package dev.sluice.profiles;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spark's spellings of memory and time. */
public final class SparkAmounts {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})(b|k|kb|m|mb|g|gb|t|tb|p|pb)?");
  private static final Pattern TIME = Pattern.compile("([0-9]{1,12})(us|ms|s|m|min|h|d)?");

  private SparkAmounts() {}

  /**
   * Bytes of a size such as {@code 1g} or {@code 24000m}; without a unit MiB. Empty if it is none.
   */
  public static OptionalLong bytes(String text) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    String unit = size.group(2) == null ? "m" : size.group(2);
    int shift = 10 * "bkmgtp".indexOf(unit.charAt(0));
    return OptionalLong.of(Long.parseLong(size.group(1)) << shift);
  }

  static boolean hasUnit(String text) {
    return Character.isLetter(text.charAt(text.length() - 1));
  }

  /** Microseconds of a time such as {@code 120s}; empty if it is none. */
  static OptionalLong micros(String text, String defaultUnit) {
    Matcher time = TIME.matcher(text.toLowerCase(Locale.ROOT));
    if (!time.matches()) {
      return OptionalLong.empty();
    }
    String unit = time.group(2) == null ? defaultUnit : time.group(2);
    return OptionalLong.of(Long.parseLong(time.group(1)) * micros(unit));
  }

  private static long micros(String unit) {
    return switch (unit) {
      case "us" -> 1;
      case "ms" -> 1_000;
      case "s" -> 1_000_000;
      case "m", "min" -> 60_000_000;
      case "h" -> 3_600_000_000L;
      default -> 86_400_000_000L;
    };
  }
}
