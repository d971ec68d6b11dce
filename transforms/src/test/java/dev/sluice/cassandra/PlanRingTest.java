package dev.sluice.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanRingTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 4, 1000000, 100000, 4", // an empty table: one unit for each stream
    "2500, 100, 2, 1000000, 100000, 2", // a small table: the same
    "6000, 100, 2, 1000000, 100000, 4", // as many for each stream
    "1000000, 100, 2, 1000000000, 1000000, 16", // eight units for each stream
    "10000000, 100, 2, 1000000000, 100000, 100", // as many as the rows ask for
    "10000001, 100, 2, 1000000000, 100000, 101", // rounded up
    "1000000, 9000000000, 2, 100000000, 1000000, 90", // as many as the bytes ask for
    "9000000000000, 1, 2, 100000000, 1000, 200000" // never too many
  })
  void countsUnits(long rows, long bytes, int streams, long splitBytes, long unitRows, int units) {
    TableEstimate estimate = new TableEstimate(rows, bytes);
    SplitSettings split = new SplitSettings(streams, splitBytes, unitRows);

    assertThat(PlanRing.unitCount(estimate, split)).isEqualTo(units);
  }

  @ParameterizedTest
  @CsvSource({
    "80000, 2, 16, true",
    "79999, 2, 16, false", // halves would be too small
    "80000, 2, 8, true",
    "80000, 2, 7, false" // hardly any would be left whole
  })
  void lastUnitsAreSmallerWhereThatIsWorthIt(long rows, int streams, int count, boolean smaller) {
    SplitSettings split = new SplitSettings(streams, 1 << 30, 1_000_000);

    assertThat(PlanRing.endsFinely(new TableEstimate(rows, 0), split, count)).isEqualTo(smaller);
  }
}
