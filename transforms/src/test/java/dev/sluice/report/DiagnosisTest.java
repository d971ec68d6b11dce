package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.NodeTotals;
import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.UnitTotals.Retried;
import dev.sluice.ledger.UnitTotals.Times;
import dev.sluice.ledger.UsageSample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  @Test
  void nothingKeptARunWithoutUnits() {
    assertThat(sentences(Reports.empty()))
        .containsExactly("Bottleneck: nothing (no unit was copied). There is nothing to change.");
  }

  @Test
  void nothingIsNamedThatTookNoTime() {
    RunReport report = Reports.of(1, 100, 1, times(0, 0, 0, 0, 0), 0);

    assertThat(Diagnosis.of(report, Reports.UNKNOWN).findings()).hasSize(1);
    assertThat(first(Reports.of(0, 100, 1, times(0, 0, 0, 0, 0), 0)))
        .isEqualTo(
            "Bottleneck: nothing (no cause took 5 % of the time). Give it more work to do, or take the time as it is.");
  }

  @Test
  void whatGivesMostComesFirst() {
    RunReport report = Reports.of(2, 100, 400_000, times(2, 7, 5, 5, 20), 0);

    assertThat(sentences(report))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("Bottleneck: the client's processors ("),
            second -> assertThat(second).startsWith("Then: connecting to the target and claiming"),
            third -> assertThat(third).startsWith("Then: the target's COPY and commit ("));
  }

  /** Waits for the source are part of its reading time. */
  @Test
  void aLimitThatIsWaitedForMostIsNamed() {
    RunReport ofSource = Reports.limited(PaceKind.SOURCE_ROWS, 12_000_000, times(15, 1, 1, 2, 20));
    RunReport ofTarget = Reports.limited(PaceKind.TARGET_BYTES, 9_000_000, times(4, 1, 1, 4, 20));

    assertThat(ofSource.shares().limit()).isEqualTo(0.6);
    assertThat(ofSource.shares().readWait()).isEqualTo(0.15);
    assertThat(first(ofSource))
        .isEqualTo(
            "Bottleneck: the limit of source rows (60 % of the streams' time; source rows: at most 10 rows/s (--sourceRowsPerSecond), 10 passed; streams waited 12.0 s for it), up to 60 % of the run's time."
                + " Raise --sourceRowsPerSecond, if the servers may do more.");
    assertThat(ofTarget.shares().other()).isEqualTo(0.05);
    assertThat(first(ofTarget)).startsWith("Bottleneck: the limit of target bytes (45 % of");
  }

  @Test
  void aLimitThatIsHardlyWaitedForIsNot() {
    assertThat(first(Reports.limited(PaceKind.TARGET_ROWS, 1_000_000, times(12, 1, 1, 3, 20))))
        .startsWith("Bottleneck: waiting for Cassandra (60 %");
  }

  @Test
  void fewUnitsLeaveStreamsIdle() {
    RunReport report = Reports.of(4, 5, 4_500_000, times(1, 1, 0, 16, 18), 0);

    assertThat(first(report))
        .isEqualTo(
            "Bottleneck: too few units (streams worked 45 % of the time; of 5 units the longest took 4.50 s, the median one 4.50 s), up to 55 % of the run's time. "
                + "Make units smaller: lower --unitRows or --inputSplitSizeMb; or use fewer --streams.");
  }

  @Test
  void oneLongUnitLeavesStreamsIdle() {
    RunReport report = Reports.of(4, 100, 200_000, 9_000_000, times(1, 1, 0, 16, 18), 0);

    assertThat(first(report))
        .isEqualTo(
            "Bottleneck: units of uneven size (streams worked 45 % of the time; of 100 units the longest took 9.00 s, the median one 0.20 s), up to 55 % of the run's time. "
                + "Make units smaller: lower --unitRows or --inputSplitSizeMb. A partition is never cut: if one is that large, start earlier or take the time as it is.");
  }

  @Test
  void manySmallUnitsKeepTheRunnerBusy() {
    RunReport report = Reports.of(4, 100, 300_000, times(1, 1, 0, 16, 18), 0);

    assertThat(first(report))
        .isEqualTo(
            "Bottleneck: idle streams (streams worked 45 % of the time; of 100 units the longest took 0.30 s, the median one 0.30 s), up to 55 % of the run's time."
                + " The runner starts units too slowly: make them larger with --unitRows, or use fewer --streams.");
  }

  @Test
  void connectionsMayCostMoreThanTheirUnits() {
    assertThat(first(Reports.of(2, 100, 300_000, times(4, 4, 7, 4, 20), 0)))
        .isEqualTo(
            "Bottleneck: connecting to the target and claiming units (35 % of the streams' time, a unit takes 0.30 s), up to 35 % of the run's time."
                + " Make units larger: raise --unitRows or --inputSplitSizeMb, or use fewer --streams.");
    assertThat(first(Reports.of(2, 100, 900_000, times(4, 4, 7, 4, 20), 0)))
        .endsWith(" Look at the way to the target, its login and its locks on sluice.unit.");
  }

  @Test
  void aPauseIsNamedAsOne() {
    Times times = new Times(4_000_000, 1_000_000, 0, 4_000_000, 11_000_000, 20_000_000);

    assertThat(first(Reports.of(2, 10, 2_000_000, times, 0)))
        .isEqualTo(
            "Bottleneck: a pause (the run was paused for 55 % of the streams' time), up to 55 % of the run's time."
                + " It was told so from outside: sluice control, or paused in sluice.run.");
  }

  @Test
  void copyAndCommitTogetherAreTheTarget() {
    RunReport report = Reports.of(2, 100, 1, times(5, 5, 0, 6, 16), 4_000_000);

    assertThat(first(report))
        .isEqualTo(
            "Bottleneck: the target's COPY and commit (50 % of the streams' time), up to 50 % of the run's time."
                + " More --streams help while its processors and disks are not busy; else look at the table's indexes and triggers, and at WAL settings.");
  }

  @Test
  void commitsMayTakeLongerThanTheirCopies() {
    RunReport report = Reports.of(2, 100, 1, times(3, 3, 0, 4, 10), 10_000_000);

    assertThat(first(report))
        .isEqualTo(
            "Bottleneck: the target's commits (50 % of the streams' time, 0.10 s each), up to 50 % of the run's time."
                + " Make units larger: raise --unitRows or --inputSplitSizeMb; look at the disk of its WAL, at synchronous replicas and at deferred constraints.");
  }

  @Test
  void theSourceMayBeTheSlowOne() {
    assertThat(first(Reports.of(2, 100, 1, times(10, 4, 0, 6, 20), 0)))
        .isEqualTo(
            "Bottleneck: waiting for Cassandra (50 % of the streams' time), up to 50 % of the run's time."
                + " More --streams help while its nodes are not busy; a larger --fetchSizeInRows helps narrow rows.");
  }

  @Test
  void theClientMayBeTheSlowOne() {
    assertThat(first(Reports.of(0, 100, 1, times(4, 11, 0, 5, 20), 0)))
        .isEqualTo(
            "Bottleneck: the client's processors (encoding took 55 % of the streams' time), up to 55 % of the run's time."
                + " Give the run more processors: more executors, or more cores each; where rows go as CSV, --copyFormat=binary costs less.");
    assertThat(first(Reports.of(2, 100, 1, times(3, 3, 0, 4, 20), 0)))
        .startsWith(
            "Bottleneck: threads that wait for a processor (50 % of the streams' time went by in no step), up to 50 %");
  }

  /** What the streams were at meanwhile went by without them. */
  @Test
  void collectionsOfGarbageStopAllStreams() {
    RunReport report = Reports.of(2, 100, 1, times(10, 4, 0, 6, 20), 0);
    Instant start = Instant.parse("2026-08-21T10:00:00Z");
    List<UsageSample> usage =
        List.of(sample(start, 2, 100), sample(start.plusSeconds(10), 60, 6_100));
    RunDetail detail = Reports.measured(usage, List.of(), RoundTrips.UNKNOWN);

    assertThat(Diagnosis.of(report, detail).sentences())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo(
                        "Bottleneck: collections of garbage (60 % of the time of a JVM; heap up to 90 MiB), up to 60 % of the run's time."
                            + " Give it more heap: spark.executor.memory on a cluster; in local mode that changes nothing, there it is -Xmx of the command's own JVM. Or use fewer --streams."),
            second ->
                assertThat(second)
                    .startsWith(
                        "Then: waiting for Cassandra (50 % of the streams' time), up to 20 %"),
            third -> assertThat(third).startsWith("Then: the target's COPY and commit ("));
  }

  /** What is on its way is not the servers' time, and no step has more of it than it took. */
  @Test
  void roundTripsAreNotTheServers() {
    Times times = times(10, 1, 1, 6, 20);
    RunReport report =
        Reports.with(Reports.of(2, 100, 300_000, times, 2_000_000), Map.of("fetchSizeInRows", "1"));
    RunDetail far = Reports.measured(List.of(), List.of(), new RoundTrips(20_000, 10_000));

    assertThat(Diagnosis.of(report, far).sentences())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo(
                        "Bottleneck: too few streams for this latency (round trips of 20.0 ms to the source and 10.0 ms to the target took about 36 % of the streams' time), up to 36 % of the run's time."
                            + " Use more --streams, which wait at the same time; larger pages (--fetchSizeInRows) and larger units (--unitRows or --inputSplitSizeMb) need fewer round trips."),
            second ->
                assertThat(second)
                    .startsWith("Then: waiting for Cassandra (27 % of the streams' time)"),
            third -> assertThat(third).startsWith("Then: the target's COPY and commit (23 %"));
    RunDetail near = Reports.measured(List.of(), List.of(), new RoundTrips(400, 200));
    assertThat(Diagnosis.of(report, near).first().bottleneck()).isEqualTo("waiting for Cassandra");
  }

  @Test
  void aTargetWithoutConnectionsIsNamed() {
    Times times = times(4, 1, 1, 4, 20);

    assertThat(sentences(Reports.retried(new Retried(7, 8_000_000, "53300"), times)))
        .first()
        .asString()
        .isEqualTo(
            "Bottleneck: the target's limit of connections (40 % of the streams' time, for 7 attempts that failed, as with SQLSTATE 53300), up to 40 % of the run's time."
                + " Use fewer --streams, or raise max_connections, or the limit of the role or the database; sluice plan says how many are free.");
    assertThat(sentences(Reports.retried(new Retried(7, 8_000_000, "40001"), times)))
        .first()
        .asString()
        .startsWith("Bottleneck: attempts that failed (40 % of the streams' time, for 7")
        .endsWith(
            "Look for that SQLSTATE in the target's log. Each attempt is followed by a longer pause.");
  }

  @Test
  void aNodeThatIsSlowerThanTheOthersIsNamed() {
    RunReport report = Reports.of(2, 100, 1, times(4, 1, 0, 15, 20), 0);
    RunDetail slow =
        Reports.measured(
            List.of(),
            List.of(node("n1", 100, 1), node("n2", 100, 1), node("n3", 100, 13)),
            RoundTrips.UNKNOWN);

    assertThat(Diagnosis.of(report, slow).sentences())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo(
                        "Bottleneck: unbalanced target nodes (n3 needed 0.13 s for a MiB, half of the nodes at most 0.01 s), up to 60 % of the run's time."
                            + " Look at that node: its processors, its disk, the way to it; or leave it out of --targetHosts."),
            second -> assertThat(second).startsWith("Then: waiting for Cassandra (20 %"),
            third -> assertThat(third).startsWith("Then: the target's COPY and commit (15 %"));
  }

  @Test
  void aNodeThatBearsMostIsNamed() {
    RunReport report = Reports.of(2, 100, 1, times(4, 1, 0, 15, 20), 0);
    RunDetail full =
        Reports.measured(
            List.of(), List.of(node("n1", 20, 3), node("n2", 80, 12)), RoundTrips.UNKNOWN);
    RunDetail even =
        Reports.measured(
            List.of(), List.of(node("n1", 40, 6), node("n2", 60, 9)), RoundTrips.UNKNOWN);

    assertThat(sentences(report, full))
        .anyMatch(
            line ->
                line.startsWith(
                    "Then: unbalanced target nodes (n2 took 80 % of the bytes, with 2 nodes), up to 28 % of the run's time. Let each node"));
    assertThat(sentences(report, even)).noneMatch(line -> line.contains("unbalanced"));
  }

  /** A stream that waits for rows has done all that it can. */
  @Test
  void aStreamWithoutRowsIsNoSlowOne() {
    StreamReport report = StreamReportTest.report();

    assertThat(Diagnosis.of(report, Reports.UNKNOWN).sentences())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("Bottleneck: the input (streams worked 50 % of the time;")
                    .endsWith("the stream keeps up, and more rows would be loaded if they came."),
            second -> assertThat(second).startsWith("Then: the target's COPY and commit (70 %"),
            third -> assertThat(third).startsWith("Then: the client's processors (encoding"));
  }

  @Test
  void aStreamIsToldOfItsOwnFlags() {
    RunDetail far = Reports.measured(List.of(), List.of(), new RoundTrips(0, 400_000));

    assertThat(Diagnosis.of(StreamReportTest.report(), far).sentences())
        .anyMatch(
            line ->
                line.startsWith(
                        "Then: too few streams for this latency (round trips of 400.0 ms to the target took about")
                    && line.endsWith(
                        "wait at the same time; larger units (--fileSplitMb, or write larger files) need fewer round trips."));
  }

  private static NodeTotals node(String name, long mib, long seconds) {
    return new NodeTotals(name, mib, mib << 20, seconds * 1_000_000);
  }

  private static UsageSample sample(Instant at, long collections, long millis) {
    return new UsageSample(
        "host:1", UsageSample.Role.DRIVER, at, 2, 0, 200 << 20, 90 << 20, 0.5, collections, millis);
  }

  private static List<String> sentences(RunReport report) {
    return sentences(report, Reports.UNKNOWN);
  }

  private static List<String> sentences(RunReport report, RunDetail detail) {
    return Diagnosis.of(report, detail).sentences();
  }

  private static String first(RunReport report) {
    return sentences(report).get(0);
  }

  /** Seconds. */
  private static Times times(long read, long encode, long connect, long copy, long elapsed) {
    long micros = 1_000_000;
    return new Times(
        read * micros, encode * micros, connect * micros, copy * micros, 0, elapsed * micros);
  }
}
