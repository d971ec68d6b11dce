package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.UnitTotals.Times;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static final String SMALLER =
      "Make units smaller: lower --unitRows or --inputSplitSizeMb.";

  @Test
  void nothingKeptARunWithoutUnits() {
    assertThat(sentence(Reports.empty()))
        .isEqualTo("Bottleneck: nothing (no unit was copied). There is nothing to change.");
  }

  /** Waits for the source are part of its reading time. */
  @Test
  void aLimitThatIsWaitedForMostIsNamed() {
    RunReport ofSource = Reports.limited(PaceKind.SOURCE_ROWS, 12_000_000, times(15, 1, 1, 2, 20));
    RunReport ofTarget = Reports.limited(PaceKind.TARGET_BYTES, 9_000_000, times(4, 1, 1, 4, 20));

    assertThat(ofSource.shares().limit()).isEqualTo(0.6);
    assertThat(ofSource.shares().readWait()).isEqualTo(0.15);
    assertThat(sentence(ofSource))
        .isEqualTo(
            "Bottleneck: the limit of source rows (60 % of the streams' time; source rows: at most 10 rows/s (--sourceRowsPerSecond), 10 passed; streams waited 12.0 s for it)."
                + " Raise --sourceRowsPerSecond, if the servers may do more.");
    assertThat(ofTarget.shares().other()).isEqualTo(0.05);
    assertThat(sentence(ofTarget)).startsWith("Bottleneck: the limit of target bytes (45 % of");
  }

  @Test
  void aLimitThatIsHardlyWaitedForIsNot() {
    assertThat(sentence(Reports.limited(PaceKind.TARGET_ROWS, 1_000_000, times(12, 1, 1, 3, 20))))
        .startsWith("Bottleneck: waiting for Cassandra (60 %");
  }

  @Test
  void fewUnitsLeaveStreamsIdle() {
    RunReport report = Reports.of(4, 5, 4_500_000, times(1, 1, 0, 18, 20), 0);

    assertThat(sentence(report))
        .isEqualTo(
            "Bottleneck: idle streams (streams worked 50 % of the time; the longest unit took 4.50 s). "
                + SMALLER);
  }

  @Test
  void oneLongUnitLeavesStreamsIdle() {
    RunReport report = Reports.of(4, 100, 9_000_000, times(1, 1, 0, 18, 20), 0);

    assertThat(sentence(report))
        .isEqualTo(
            "Bottleneck: idle streams (streams worked 50 % of the time; the longest unit took 9.00 s). "
                + SMALLER);
  }

  @Test
  void manySmallUnitsKeepTheRunnerBusy() {
    RunReport report = Reports.of(4, 100, 300_000, times(1, 1, 0, 18, 20), 0);

    assertThat(sentence(report))
        .isEqualTo(
            "Bottleneck: idle streams (streams worked 50 % of the time; the longest unit took 0.30 s)."
                + " The runner starts units too slowly: make them larger with --unitRows, or use fewer --streams.");
  }

  @Test
  void connectionsMayCostMoreThanTheirUnits() {
    RunReport report = Reports.of(2, 100, 1, times(4, 4, 5, 7, 20), 0);

    assertThat(sentence(report))
        .isEqualTo(
            "Bottleneck: connecting to the target (25 % of the streams' time)."
                + " Make units larger: raise --unitRows or --inputSplitSizeMb, or use fewer --streams.");
  }

  @Test
  void copyAndCommitTogetherAreTheTarget() {
    RunReport report = Reports.of(2, 100, 1, times(6, 6, 0, 4, 16), 4_000_000);

    assertThat(sentence(report))
        .isEqualTo(
            "Bottleneck: the target's COPY and commit (40 % of the streams' time)."
                + " More --streams help while its processors and disks are not busy; else look at the table's indexes and triggers, and at WAL settings.");
  }

  @Test
  void theSourceMayBeTheSlowOne() {
    RunReport report = Reports.of(2, 100, 1, times(10, 4, 0, 6, 20), 0);

    assertThat(sentence(report))
        .isEqualTo(
            "Bottleneck: waiting for Cassandra (50 % of the streams' time)."
                + " More --streams help while its nodes are not busy; a larger --fetchSizeInRows helps narrow rows.");
  }

  @Test
  void theClientMayBeTheSlowOne() {
    RunReport report = Reports.of(0, 100, 1, times(4, 11, 0, 5, 20), 0);

    assertThat(sentence(report))
        .isEqualTo(
            "Bottleneck: the client's processors (encoding took 55 % of the streams' time)."
                + " Give the run more processors: more executors, or more cores each.");
  }

  private static String sentence(RunReport report) {
    return Diagnosis.of(report).sentence();
  }

  /** Seconds. */
  private static Times times(long read, long encode, long connect, long copy, long elapsed) {
    long micros = 1_000_000;
    return new Times(
        read * micros, encode * micros, connect * micros, copy * micros, elapsed * micros);
  }
}
