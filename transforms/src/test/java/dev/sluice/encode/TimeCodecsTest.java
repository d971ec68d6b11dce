package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Chunk;
import dev.sluice.types.CqlType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeCodecsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01 00:00:00+00",
    "-1, 1969-12-31 23:59:59.999+00",
    "1, 1970-01-01 00:00:00.001+00",
    "951827696789, 2000-02-29 12:34:56.789+00",
    "253402300800000, 10000-01-01 00:00:00+00",
    "-62135596800000, 0001-01-01 00:00:00+00",
    "-62135596800001, 0001-12-31 23:59:59.999+00 BC",
    "-62162208000000, 0001-02-28 00:00:00+00 BC",
    "-210866803200000, 4714-11-24 00:00:00+00 BC",
    "9224318015999999, 294276-12-31 23:59:59.999+00"
  })
  void writesTimestamps(long millis, String field) {
    assertThat(Cells.field(CqlType.TIMESTAMP, Cells.int64(millis))).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {-210_866_803_200_001L, 9_224_318_016_000_000L, Long.MIN_VALUE, Long.MAX_VALUE})
  void refusesTimestampsThatPostgresqlDoesNotKnow(long millis) {
    assertThat(Cells.refusal(CqlType.TIMESTAMP, Cells.int64(millis)))
        .isEqualTo(
            millis
                + " ms since 1970 is outside PostgreSQL's timestamps, 4714-11-24 BC to 294276-12-31");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01",
    "-1, 1969-12-31",
    "11016, 2000-02-29",
    "-25509, 1900-02-28",
    "-25508, 1900-03-01",
    "2932897, 10000-01-01",
    "-719162, 0001-01-01",
    "-719163, 0001-12-31 BC",
    "-719469, 0001-02-29 BC",
    "-2440588, 4714-11-24 BC",
    "2145042905, 5874897-12-31"
  })
  void writesDates(long day, String field) {
    assertThat(Cells.field(CqlType.DATE, date(day))).isEqualTo(field);
  }

  @Test
  void knowsTheDaysOfFourCenturiesAcrossTheEra() {
    List<List<byte[]>> days =
        LongStream.range(0, 14_000).mapToObj(i -> List.of(date(-800_000 + 11 * i))).toList();
    String expected =
        days.stream()
            .map(row -> ReferenceCsv.row(List.of(CqlType.DATE), row))
            .collect(Collectors.joining());

    Chunk chunk =
        Cells.encoder(InvalidText.REJECT, Cells.column("d", CqlType.DATE, false))
            .encode(Cells.page("u", 0, days));

    assertThat(Cells.text(chunk)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {-2_147_483_648L, -2_440_589, 2_145_042_906, 2_147_483_647})
  void refusesDatesThatPostgresqlDoesNotKnow(long day) {
    assertThat(Cells.refusal(CqlType.DATE, date(day)))
        .isEqualTo(
            "day "
                + day
                + " since 1970 is outside PostgreSQL's dates, 4714-11-24 BC to 5874897-12-31");
  }

  /** 1970-01-01 is 2^31. */
  private static byte[] date(long day) {
    return Cells.int32((int) (day + (1L << 31)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00:00:00.000000",
    "999, 00:00:00.000000",
    "1000, 00:00:00.000001",
    "45296789012345, 12:34:56.789012",
    "86399999999999, 23:59:59.999999"
  })
  void writesTimesOfDayWithMicroseconds(long nanos, String field) {
    assertThat(Cells.field(CqlType.TIME, Cells.int64(nanos))).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 86_400_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE})
  void refusesTimesOutsideTheDay(long nanos) {
    assertThat(Cells.refusal(CqlType.TIME, Cells.int64(nanos)))
        .isEqualTo(nanos + " ns is no time of day");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0 mons 0 days 0 hours 0.000000 secs",
    "14, 3, 5025678901234, 14 mons 3 days 1 hours 1425.678901 secs",
    "-14, -3, -5025678901234, -14 mons -3 days -1 hours -1425.678901 secs",
    "0, 0, -999, 0 mons 0 days 0 hours 0.000000 secs",
    "0, 0, -1000, 0 mons 0 days 0 hours -0.000001 secs",
    "2147483647, 2147483647, 9223372036854775807,"
        + " 2147483647 mons 2147483647 days 2562047 hours 2836.854775 secs",
    "-2147483648, -2147483648, -9223372036854775808,"
        + " -2147483648 mons -2147483648 days -2562047 hours -2836.854775 secs"
  })
  void writesDurations(int months, int days, long nanos, String field) {
    byte[] cell = StorableCells.duration(months, days, nanos);

    assertThat(Cells.field(CqlType.DURATION, cell)).isEqualTo(field);
  }

  @Test
  void refusesADurationThatEndsTooEarly() {
    byte[] cell = StorableCells.duration(1, 300, Long.MAX_VALUE);

    for (int length = 1; length < cell.length; length++) {
      assertThat(Cells.refusal(CqlType.DURATION, Arrays.copyOf(cell, length)))
          .isEqualTo("the duration's cell ends too early");
    }
  }

  @Test
  void refusesADurationWithBytesLeftOver() {
    assertThat(Cells.refusal(CqlType.DURATION, Cells.hex("02 04 06 00")))
        .isEqualTo("the duration's cell has 1 bytes too many");
  }
}
