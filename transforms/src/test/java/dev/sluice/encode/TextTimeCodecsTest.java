package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTimeCodecsTest {
  private static final String MICROS = ", with at most 6 digits behind the second's point";
  private static final String MOMENT =
      "a day and time as yyyy-MM-dd HH:mm:ss" + MICROS + ", and perhaps a zone such as Z or +02:00";
  private static final TextFormats BERLIN = Texts.formats("Europe/Berlin");

  /** Reads what the codecs write. */
  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .parseLenient()
          .appendOffset("+HH:mm:ss", "Z")
          .toFormatter(Locale.ROOT);

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2024-02-29",
    "2000-02-29, 2000-02-29",
    "0001-01-01, 0001-01-01",
    "9999-12-31, 9999-12-31",
    "' 2024-01-31\t', 2024-01-31",
    "infinity, infinity",
    "-Infinity, -infinity",
  })
  void writesDays(String text, String field) {
    assertThat(Texts.field("date", text)).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29", "1900-02-29", "2024-02-30", "2024-04-31", "2024-13-01", "2024-00-01",
        "2024-01-00", "2024-01-32", "0000-01-01", "10000-01-01", "24-01-01", "2024-1-1",
        "2024/01/01", "20240101", "01.02.2024", "2024-01-01T00:00:00", "2024-01-01Z", "today",
        "-2024-01-01", "2024-01-01 BC", "20x4-01-01", "infinit", "+infinity"
      })
  void refusesWhatIsNoDay(String text) {
    assertThat(Texts.refusal("date", text))
        .isEqualTo("\"%s\" is no date: expected a day as yyyy-MM-dd".formatted(text));
  }

  @ParameterizedTest
  @CsvSource({
    "00:00, 00:00:00",
    "23:59:59, 23:59:59",
    "23:59:59.999999, 23:59:59.999999",
    "12:00:00.5, 12:00:00.500000",
    "12:00:00.000, 12:00:00",
    "12:00:00.123456000, 12:00:00.123456",
    "24:00, 24:00:00",
    "24:00:00.0, 24:00:00",
    "' 01:02 ', 01:02:00",
  })
  void writesTimesOfDay(String text, String field) {
    assertThat(Texts.field("time", text)).isEqualTo(field);
    assertThat(Texts.field("timetz", text)).isEqualTo(field + "+00");
    assertThat(Texts.field("timetz", Texts.formats("-03:30"), text)).isEqualTo(field + "-03:30");
    assertThat(Texts.field("timetz", text.strip() + "+02")).isEqualTo(field + "+02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "24:00:01",
        "24:00:00.000001",
        "25:00",
        "23:60",
        "23:59:60",
        "1:00",
        "12",
        "12:0",
        "1200",
        "12:00:",
        "12:00:0",
        "12:00:00.",
        "12:00:00,5",
        "12:00.5",
        "12:00:00.1234567",
        "12:00:00.0000000000",
        "12:00Z",
        "12:00+02",
        "12:00 PM",
        "a2:00",
        "-1:00"
      })
  void refusesWhatIsNoTimeOfDay(String text) {
    assertThat(Texts.refusal("time", text))
        .isEqualTo(
            "\"%s\" is no time: expected a time of day as HH:mm:ss".formatted(text)
                + MICROS
                + " and no zone");
  }

  @Test
  void aTimeWithoutAZoneHasNoneWhereClocksChange() {
    assertThat(Texts.field("timetz", BERLIN, "12:00+02:00")).isEqualTo("12:00:00+02");
    assertThat(Texts.refusal("timetz", BERLIN, "12:00"))
        .isEqualTo(
            "\"12:00\" is no timetz: expected a time of day as HH:mm:ss"
                + MICROS
                + ", and a zone such as Z or +02:00");
    assertThat(Texts.refusal("timetz", "noon"))
        .endsWith(", and perhaps a zone such as Z or +02:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29 12:34:56, 2024-02-29 12:34:56+00",
    "2024-02-29T12:34:56Z, 2024-02-29 12:34:56+00",
    "2024-02-29t12:34z, 2024-02-29 12:34:00+00",
    "2024-02-29, 2024-02-29 00:00:00+00",
    "2019-10-01 00:00:00 UTC, 2019-10-01 00:00:00+00",
    "2019-10-01 00:00:00 gmt, 2019-10-01 00:00:00+00",
    "2024-02-29 12:34:56.123456+02, 2024-02-29 12:34:56.123456+02",
    "2024-02-29 12:34:56 +0200, 2024-02-29 12:34:56+02",
    "2024-02-29 12:34:56-03:30, 2024-02-29 12:34:56-03:30",
    "2024-02-29 12:34:56-00:00, 2024-02-29 12:34:56+00",
    "2024-02-29 12:34:56+15:59, 2024-02-29 12:34:56+15:59",
    "0001-01-01 00:00:00+14, 0001-01-01 00:00:00+14",
    "9999-12-31 23:59:59.999999-12, 9999-12-31 23:59:59.999999-12",
    "infinity, infinity",
  })
  void writesMomentsWithTheirZone(String text, String field) {
    assertThat(Texts.field("timestamptz", text)).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29 00:00:00",
        "2024-01-01 24:00:00",
        "2024-01-01 00:00:60",
        "2024-01-01T",
        "2024-01-01_00:00",
        "2024-01-01  00:00",
        "2024-01-01 00:00+16",
        "2024-01-01 00:00+02:60",
        "2024-01-01 00:00+2",
        "2024-01-01 00:00+020",
        "2024-01-01 00:00+02:0",
        "2024-01-01 00:00+02-00",
        "2024-01-01 00:00 CET",
        "2024-01-01 00:00 Europe/Berlin",
        "2024-01-01 00:00  Z",
        "2024-01-01 00:00ZZ",
        "now",
        "1700000000",
        "2024-01-01 00:00:00.1234567Z",
        "2024-02-29 12:34:56.123456789+02"
      })
  void refusesWhatIsNoMoment(String text) {
    assertThat(Texts.refusal("timestamptz", text))
        .isEqualTo("\"%s\" is no timestamptz: expected %s".formatted(text, MOMENT));
    assertThat(Texts.refusal("timestamp", text))
        .isEqualTo("\"%s\" is no timestamp: expected %s".formatted(text, MOMENT));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "winter, 2024-01-15 12:00, 2024-01-15 12:00:00+01",
    "summer, 2024-07-15 12:00, 2024-07-15 12:00:00+02",
    "a day's start, 2024-07-15, 2024-07-15 00:00:00+02",
    "in the gap: later by it, 2024-03-31 02:30, 2024-03-31 03:30:00+02",
    "before the gap, 2024-03-31 01:59:59, 2024-03-31 01:59:59+01",
    "twice: the first, 2024-10-27 02:30, 2024-10-27 02:30:00+02",
    "after the overlap, 2024-10-27 03:00, 2024-10-27 03:00:00+01",
    "its own zone wins, 2024-07-15 12:00Z, 2024-07-15 12:00:00+00",
    "before standard time, 1850-01-01 00:00, 1850-01-01 00:00:00+00:53:28",
  })
  void aMomentWithoutAZoneIsOfTheSources(String name, String text, String field) {
    assertThat(Texts.field("timestamptz", BERLIN, text)).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2024-07-15 12:00, 2024-07-15 12:00:00",
    "UTC, 2024-07-15 12:00Z, 2024-07-15 12:00:00",
    "UTC, 2024-07-15 01:00+02:00, 2024-07-14 23:00:00",
    "Europe/Berlin, 2024-07-15 12:00, 2024-07-15 12:00:00",
    "Europe/Berlin, 2024-03-31 02:30, 2024-03-31 02:30:00",
    "Europe/Berlin, 2024-07-15 12:00:00.5Z, 2024-07-15 14:00:00.500000",
    "+05:30, 2024-02-28 20:00Z, 2024-02-29 01:30:00",
    "UTC, 0001-01-01 00:00+14, 0001-12-31 10:00:00 BC",
    "UTC, 9999-12-31 23:00-05, 10000-01-01 04:00:00",
    "UTC, -infinity, -infinity",
  })
  void aColumnWithoutZoneGetsTheWallClockOfTheSources(String zone, String text, String field) {
    assertThat(Texts.field("timestamp", Texts.formats(zone), text)).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "dd.MM.yyyy HH:mm:ss; 29.02.2024 12:34:56; 2024-02-29 12:34:56+00",
        "d.M.uuuu H:mm; 1.2.2024 3:04; 2024-02-01 03:04:00+00",
        "MM/dd/yyyy hh:mm a; 02/29/2024 01:05 pm; 2024-02-29 13:05:00+00",
        "dd-MMM-yy HH:mm:ss.SSSSSS; 01-FEB-24 00:00:00.000001; 2024-02-01 00:00:00.000001+00",
        "EEE MMM d HH:mm:ss yyyy; Thu Feb 29 12:00:00 2024; 2024-02-29 12:00:00+00",
        "yyyyMMddHHmmssXX; 20240229123456+0200; 2024-02-29 12:34:56+02",
        "yyyy-MM-dd HH:mm:ss VV; 2024-07-15 12:00:00 Europe/Berlin; 2024-07-15 12:00:00+02",
        "dd/MM/yyyy; 29/02/2024; 2024-02-29 00:00:00+00",
      })
  void readsMomentsInAPattern(String pattern, String text, String field) {
    TextFormats formats = Texts.formats(pattern, null, null, "UTC", '.', null);

    assertThat(Texts.field("timestamptz", formats, text)).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30.02.2024 00:00:00",
        "29.02.2024",
        "2024-02-29 00:00:00",
        "x",
        "29.02.2024 24:00:00"
      })
  void aPatternIsStrict(String text) {
    TextFormats formats = Texts.formats("dd.MM.yyyy HH:mm:ss", null, null, "UTC", '.', null);

    assertThat(Texts.refusal("timestamp", formats, text))
        .isEqualTo(
            "\"%s\" is no timestamp: expected a day and time as dd.MM.yyyy HH:mm:ss".formatted(text)
                + MICROS);
  }

  @Test
  void readsDaysAndTimesInPatterns() {
    TextFormats formats =
        Texts.formats(null, "d.M.yyyy[ HH:mm]", "h:mm a[XXX]", "+01:00", '.', null);

    assertThat(Texts.field("date", formats, "1.2.2024")).isEqualTo("2024-02-01");
    assertThat(Texts.field("date", formats, "1.2.2024 00:00")).isEqualTo("2024-02-01");
    assertThat(Texts.refusal("date", formats, "1.2.2024 00:01"))
        .isEqualTo("\"1.2.2024 00:01\" is no date: expected a day as d.M.yyyy[ HH:mm]");
    assertThat(Texts.field("time", formats, "1:05 PM")).isEqualTo("13:05:00");
    assertThat(Texts.refusal("time", formats, "1:05 PM+02:00")).contains(" and no zone");
    assertThat(Texts.field("timetz", formats, "1:05 PM")).isEqualTo("13:05:00+01");
    assertThat(Texts.field("timetz", formats, "1:05 PM+02:00")).isEqualTo("13:05:00+02");
  }

  @Test
  void aPatternOfNanosecondsMustEndInZeros() {
    TextFormats formats = Texts.formats(null, null, "HH:mm:ss.nnnnnnnnn", "UTC", '.', null);

    assertThat(Texts.field("time", formats, "01:02:03.123456000")).isEqualTo("01:02:03.123456");
    assertThat(Texts.refusal("time", formats, "01:02:03.123456001")).startsWith("\"01:02:03.");
  }

  @Property
  void writesEveryMomentInEveryOffset(
      @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
      @ForAll @IntRange(max = 999_999) int micros,
      @ForAll @IntRange(min = -959, max = 959) int minutesEast) {
    LocalDateTime local = LocalDateTime.ofEpochSecond(second, micros * 1000, ZoneOffset.UTC);
    OffsetDateTime moment = local.atOffset(ZoneOffset.ofTotalSeconds(minutesEast * 60));

    String zoned = Texts.field("timestamptz", moment.toString());
    String unzoned = Texts.field("timestamp", local.toString());

    assertThat(OffsetDateTime.parse(zoned, WRITTEN)).isEqualTo(moment);
    assertThat(LocalDateTime.parse(unzoned.replace(' ', 'T'))).isEqualTo(local);
  }

  @Property
  void unzonedMomentsAreThoseOfJavaTime(
      @ForAll @LongRange(min = -2_000_000_000L, max = 4_000_000_000L) long second,
      @ForAll("zones") String zone) {
    LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    Instant expected = local.atZone(ZoneId.of(zone)).toInstant();

    String field = Texts.field("timestamptz", Texts.formats(zone), local.toString());
    String wallClock =
        Texts.field("timestamp", Texts.formats(zone), Instant.ofEpochSecond(second).toString());

    assertThat(OffsetDateTime.parse(field, WRITTEN).toInstant()).isEqualTo(expected);
    assertThat(LocalDateTime.parse(wallClock.replace(' ', 'T')))
        .isEqualTo(LocalDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneId.of(zone)));
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "-09:30");
  }

  @Property
  void takesTheDaysThatJavaTimeTakes(
      @ForAll @IntRange(min = 1, max = 9999) int year,
      @ForAll @IntRange(max = 14) int month,
      @ForAll @IntRange(max = 33) int day) {
    String text = "%04d-%02d-%02d".formatted(year, month, day);
    boolean exists;
    try {
      LocalDate.of(year, month, day);
      exists = true;
    } catch (DateTimeException e) {
      exists = false;
    }

    assertThat(Texts.fieldOrNull("date", TextFormats.standard(), text))
        .isEqualTo(exists ? text : null);
  }

  @Property
  void takesTheTimesThatJavaTimeTakes(
      @ForAll @IntRange(max = 25) int hour,
      @ForAll @IntRange(max = 61) int minute,
      @ForAll @IntRange(max = 61) int second) {
    String text = "%02d:%02d:%02d".formatted(hour, minute, second);
    boolean exists = text.equals("24:00:00");
    try {
      LocalTime.of(hour, minute, second);
      exists = true;
    } catch (DateTimeException e) {
      // It does not, unless it is the day's end.
    }

    assertThat(Texts.fieldOrNull("time", TextFormats.standard(), text))
        .isEqualTo(exists ? text : null);
  }
}
