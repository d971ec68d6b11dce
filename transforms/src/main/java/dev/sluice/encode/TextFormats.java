package dev.sluice.encode;

import dev.sluice.encode.PatternMoments.Kind;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a text source writes numbers, times and booleans.
 *
 * @param timestampPattern of {@link java.time.format.DateTimeFormatter}, with English names; null
 *     for ISO 8601
 * @param datePattern likewise
 * @param timePattern likewise
 * @param timeZone of timestamps that name none, and of the wall clock that a {@code timestamp}
 *     column keeps of one that does: a region such as Europe/Berlin, UTC, or an offset such as
 *     +02:00
 * @param decimalSeparator between a number's whole part and its fraction
 * @param groupSeparator between groups of three digits; null if there is none
 * @param trueTexts texts that are true; the case of the letters A to Z does not matter
 * @param falseTexts likewise false
 */
public record TextFormats(
    @Nullable String timestampPattern,
    @Nullable String datePattern,
    @Nullable String timePattern,
    String timeZone,
    char decimalSeparator,
    @Nullable Character groupSeparator,
    List<String> trueTexts,
    List<String> falseTexts)
    implements Serializable {
  private static final String OF_NUMBERS = "+-eE0123456789";

  /**
   * @throws IllegalArgumentException if a pattern, the zone, a separator or the words do not do
   */
  public TextFormats {
    trueTexts = List.copyOf(trueTexts);
    falseTexts = List.copyOf(falseTexts);
    checkPattern("timestamp", timestampPattern, Kind.TIMESTAMP);
    checkPattern("date", datePattern, Kind.DATE);
    checkPattern("time", timePattern, Kind.TIME);
    checkZone(timeZone);
    checkSeparator(decimalSeparator);
    if (groupSeparator != null) {
      checkSeparator(groupSeparator);
      if (groupSeparator == decimalSeparator) {
        throw new IllegalArgumentException(
            "Invalid separators: \"%s\" is both. Expected a decimal and a group separator that differ."
                .formatted(decimalSeparator));
      }
    }
    checkWords(trueTexts, falseTexts);
  }

  /** ISO 8601, UTC, a decimal point, no groups, and PostgreSQL's own words for true and false. */
  public static TextFormats standard() {
    return new TextFormats(
        null,
        null,
        null,
        "UTC",
        '.',
        null,
        List.of("true", "t", "yes", "y", "on", "1"),
        List.of("false", "f", "no", "n", "off", "0"));
  }

  private static void checkPattern(String what, @Nullable String pattern, Kind kind) {
    if (pattern == null) {
      return;
    }
    try {
      new PatternMoments(pattern, kind);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          "Invalid %s pattern: \"%s\" (%s). Expected the letters of Java's DateTimeFormatter, such as dd.MM.yyyy for a day and HH:mm:ss for a time."
              .formatted(what, pattern, e.getMessage()),
          e);
    }
  }

  private static void checkZone(String zone) {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Invalid time zone: \"%s\". Expected a region such as Europe/Berlin, UTC, or an offset such as +02:00."
              .formatted(zone),
          e);
    }
  }

  private static void checkSeparator(char separator) {
    if (OF_NUMBERS.indexOf(separator) >= 0 || Character.isSurrogate(separator)) {
      throw new IllegalArgumentException(
          "Invalid separator in numbers: \"%s\". Expected one character that is no digit, no sign and no e."
              .formatted(separator));
    }
  }

  private static void checkWords(List<String> trueTexts, List<String> falseTexts) {
    Set<String> both = trueTexts.stream().map(TextFormats::lower).collect(Collectors.toSet());
    both.retainAll(falseTexts.stream().map(TextFormats::lower).collect(Collectors.toSet()));
    if (!both.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid words for true and false: %s cannot be both. Expected lists without a common word."
              .formatted(String.join(", ", both)));
    }
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
