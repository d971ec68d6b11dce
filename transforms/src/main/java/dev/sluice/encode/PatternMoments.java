package dev.sluice.encode;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Days and times in a pattern of {@link DateTimeFormatter}, resolved strictly: 31 June is none.
 * Month and day names are English, in any case; {@code yyyy} counts the years of our era.
 */
final class PatternMoments implements MomentReader {
  private static final ZonedDateTime SAMPLE =
      ZonedDateTime.of(2001, 2, 3, 0, 0, 0, 0, ZoneOffset.UTC);

  private final DateTimeFormatter formatter;
  private final Kind kind;

  /** What the text must hold. */
  enum Kind {
    /** A day at least. */
    TIMESTAMP,
    /** A day, and no time but midnight. */
    DATE,
    /** A time of day; a day is of no interest. */
    TIME
  }

  /**
   * @throws IllegalArgumentException if it is no pattern, or one whose text is not of that kind
   */
  PatternMoments(String pattern, Kind kind) {
    this.kind = kind;
    this.formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    byte[] sample = formatter.format(SAMPLE).getBytes(StandardCharsets.UTF_8);
    if (!read(sample, 0, sample.length, new Moment())) {
      throw new IllegalArgumentException(
          "what it writes, such as %s, it cannot read back as a whole %s"
              .formatted(
                  new String(sample, StandardCharsets.UTF_8),
                  kind.name().toLowerCase(Locale.ROOT)));
    }
  }

  @Override
  public boolean read(byte[] text, int from, int until, Moment moment) {
    TemporalAccessor parsed;
    try {
      parsed = formatter.parse(new String(text, from, until - from, StandardCharsets.UTF_8));
    } catch (DateTimeException e) {
      return false;
    }
    LocalDate day = parsed.query(TemporalQueries.localDate());
    LocalTime time = parsed.query(TemporalQueries.localTime());
    ZoneId zone = parsed.query(TemporalQueries.zone());
    moment.setUnzoned();
    if (time == null && hasTime(parsed)) {
      return false;
    }
    return switch (kind) {
      case DATE -> isMidnight(time) && day != null && moment.setDay(day);
      case TIME -> time != null && moment.setTime(time) && setZone(zone, moment);
      case TIMESTAMP -> {
        if (day == null) {
          yield false;
        }
        LocalTime ofDay = time == null ? LocalTime.MIDNIGHT : time;
        if (zone == null) {
          yield moment.setDay(day) && moment.setTime(ofDay);
        }
        ZonedDateTime at = time == null ? day.atStartOfDay(zone) : ZonedDateTime.from(parsed);
        moment.setOffset(at.getOffset().getTotalSeconds());
        yield moment.setDay(at.toLocalDate()) && moment.setTime(at.toLocalTime());
      }
    };
  }

  /** Whether there is a piece of a time: an hour of which half of the day nobody says. */
  private static boolean hasTime(TemporalAccessor parsed) {
    return Arrays.stream(ChronoField.values())
        .anyMatch(field -> field.isTimeBased() && parsed.isSupported(field));
  }

  private static boolean isMidnight(@Nullable LocalTime time) {
    return time == null || time.equals(LocalTime.MIDNIGHT);
  }

  /** A region has no offset without a day. */
  private static boolean setZone(@Nullable ZoneId zone, Moment moment) {
    if (zone instanceof ZoneOffset offset) {
      moment.setOffset(offset.getTotalSeconds());
    }
    return zone == null || zone instanceof ZoneOffset;
  }
}
