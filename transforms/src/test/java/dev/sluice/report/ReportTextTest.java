package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTextTest {

  @Test
  void showsARunOnOneScreen() {
    assertThat(ReportText.of(Reports.fixed(), Reports.UNKNOWN))
        .isEqualToNormalizingNewlines(
            """
              outcome  done
              from     cassandra shop.orders
              to       postgresql public.orders
              run      r-1 on spark
              rows     1,000,100 read = 1,000,000 loaded + 100 rejected + 0 filtered + 0 duplicate
              speed    80,000 rows/s, 12.0 MiB/s; 150.0 MiB in 12.5 s after 1.25 s of setup
              units    4 of 4 done; min 3.00 s, average 4.90 s, median 5.00 s, max 7.00 s; 3 more were done by earlier runs
              COPY     10 statements, 100,000 rows each
              streams  2, parallel efficiency 80 %
              time     read wait 20 %, encode 10 %, connect 1 %, COPY 60 %, commit 2 %, other 7 %
              rejects  100 rows in sluice.reject; see: sluice rejects list
                       100 × violates check "few"
              failed   1 units could not be read:
                       Cannot read token range (0, 9].
              note     Column at: microseconds.
            Bottleneck: the target's COPY and commit (62 % of the streams' time), up to 50 % of the run's time. More --streams help while its processors and disks are not busy; else look at the table's indexes and triggers, and at WAL settings.
            Then: too few units (streams worked 80 % of the time; of 4 units the longest took 7.00 s, the median one 5.00 s), up to 20 % of the run's time. Make units smaller: lower --unitRows or --inputSplitSizeMb; or use fewer --streams.
            Then: waiting for Cassandra (20 % of the streams' time), up to 16 % of the run's time. More --streams help while its nodes are not busy; a larger --fetchSizeInRows helps narrow rows.
            """);
  }

  @Test
  void showsAnEmptyRun() {
    assertThat(ReportText.of(Reports.empty(), Reports.UNKNOWN))
        .isEqualToNormalizingNewlines(
            """
              outcome  done
              from     cassandra shop.orders
              to       postgresql public.orders
              run      r-1 on spark
              rows     0 read = 0 loaded + 0 rejected + 0 filtered + 0 duplicate
              speed    0 rows/s, 0.0 MiB/s; 0.0 MiB in 0.00 s after 0.00 s of setup
              units    0 of 0 done; min 0.00 s, average 0.00 s, median 0.00 s, max 0.00 s
              COPY     0 statements, 0 rows each
              streams  number unknown: give --streams for the parallel efficiency
              time     read wait 0 %, encode 0 %, connect 0 %, COPY 0 %, commit 0 %, other 0 %
            Bottleneck: nothing (no unit was copied). There is nothing to change.
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.00 s",
    "0.424, 0.42 s",
    "9.99, 9.99 s",
    "12.34, 12.3 s",
    "99.94, 99.9 s",
    "100, 1 min 40 s",
    "185, 3 min 05 s",
    "3599.6, 1 h 00 min",
    "7260, 2 h 01 min",
    "360000, 100 h 00 min"
  })
  void writesSecondsAsPeopleSayThem(double seconds, String text) {
    assertThat(ReportText.seconds(seconds)).isEqualTo(text);
  }
}
