package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.it.servers.SharedServers;
import dev.sluice.ledger.Claim;
import dev.sluice.ledger.FileEntry;
import dev.sluice.ledger.FileLedger;
import dev.sluice.ledger.JobKey;
import dev.sluice.ledger.LatencySketch;
import dev.sluice.ledger.LedgerTables;
import dev.sluice.ledger.NewRun;
import dev.sluice.ledger.PlanLedger;
import dev.sluice.ledger.PlanStates;
import dev.sluice.ledger.PlannedUnit;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunTotals;
import dev.sluice.ledger.StreamState;
import dev.sluice.ledger.StreamTotals;
import dev.sluice.ledger.UnitFolding;
import dev.sluice.ledger.UnitLedger;
import dev.sluice.ledger.UnitTotals;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets which units of a plan. */
class IssuedUnitsIT {
  private static final long HOUR = 3_600_000;
  private static final JobKey JOB = new JobKey("csv", "files", "{}", true);
  private static final FileEntry FILE =
      new FileEntry(
          "file", "/in/a.csv", 1_000, 0, "-", List.of("id"), 0, 1, FileEntry.State.PLANNED, null);

  private Connection connection;
  private RunRef run;

  @BeforeEach
  void begin() throws SQLException {
    connection = SharedServers.postgres().connect(SharedServers.postgres().newDatabase("issued"));
    LedgerTables.create(connection);
    run = RunLedger.begin(connection, JOB, new NewRun("run", "test", "{}", 2, Optional.empty()));
    FileLedger.add(connection, run, List.of(FILE));
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void theFirstToAskLeavesTheOthersTheirShare() throws SQLException {
    plan(0, 5);

    assertThat(take("a", 2, 16, 1_000)).containsExactly("u0", "u1", "u2");
    assertThat(take("b", 2, 16, 1_000)).containsExactly("u3");
    assertThat(take("c", 2, 16, 1_000)).containsExactly("u4");
    assertThat(take("d", 2, 16, 1_000)).isEmpty();
  }

  @Test
  void aPortionHasNoMoreUnitsAndBytesThanItMay() throws SQLException {
    plan(0, 40);

    assertThat(take("a", 1, 4, 1_000)).containsExactly("u0", "u1", "u2", "u3");
    assertThat(take("b", 1, 16, 250)).containsExactly("u4", "u5");
    assertThat(take("c", 1, 16, 10)).containsExactly("u6");
  }

  @Test
  void anotherAttemptAtALeaseGetsWhatTheFirstOneLeft() throws SQLException {
    plan(0, 3);
    assertThat(take("a", 1, 2, 1_000)).containsExactly("u0", "u1");

    assertThat(take("b", 1, 16, 1_000)).containsExactly("u2");
    PlanStates.takeBack(connection, run, "a");
    assertThat(take("a", 1, 16, 1_000)).containsExactly("u0", "u1");
  }

  @Test
  void whatWasIssuedLongAgoIsIssuedAgain() throws SQLException {
    plan(0, 1);
    assertThat(take("a", 1, 16, 1_000)).containsExactly("u0");

    assertThat(take("b", new PlanLedger.Portion(1, 16, 1_000, 0))).containsExactly("u0");
  }

  @Test
  void anIdleStreamIsToldWhatToExpect() throws SQLException {
    assertThat(PlanLedger.outlook(connection, run)).isEqualTo(PlanLedger.Outlook.NOTHING);
    plan(0, 1);
    assertThat(PlanLedger.outlook(connection, run)).isEqualTo(PlanLedger.Outlook.WORK);
    StreamState.drain(connection, run);
    assertThat(PlanLedger.outlook(connection, run)).isEqualTo(PlanLedger.Outlook.OVER);
  }

  @Test
  void aRunThatWasTakenOverIsToldSo() throws SQLException {
    RunLedger.begin(connection, JOB, new NewRun("newer", "test", "{}", 2, Optional.empty()));

    assertThatThrownBy(() -> PlanLedger.outlook(connection, run))
        .isInstanceOf(IncompleteException.class)
        .hasMessage(
            "A newer run of csv has taken over; run run ends here. What it has committed stays and is not copied again.");
  }

  @Test
  void oldUnitsAreAddedUpAndCannotBeClaimedAgain() throws SQLException {
    plan(0, 5);
    for (int i = 0; i < 5; i++) {
      commit(i, 1_000L * (i + 1));
    }
    RunTotals before = RunTotals.read(connection, "run");
    PlanStates.takeBack(connection, run, "none");
    take("a", 1, 16, 1_000);
    PlanLedger.settle(connection, run);
    plan(3, 4);

    long folded =
        UnitFolding.fold(connection, run, new UnitFolding.Limits(Duration.ZERO, 1, 2))
            + UnitFolding.fold(connection, run, new UnitFolding.Limits(Duration.ZERO, 1, 4));

    assertThat(folded).as("not the last, nor one that is planned again").isEqualTo(3);
    RunTotals after = RunTotals.read(connection, "run");
    assertThat(after.units()).isEqualTo(before.units());
    assertThat(after.rows()).isEqualTo(before.rows());
    assertThat(after.times()).isEqualTo(before.times());
    assertThat(after.longest()).as("of those that are not folded").isEqualTo(5);
    LatencySketch latency = StreamTotals.latency(connection, "run");
    assertThat(latency.rows()).isEqualTo(10);
    assertThat(latency.percentile(1)).isBetween(999L, 1_001L);
    assertThat(UnitLedger.claim(connection, run, unit(0), "late")).isEqualTo(Claim.ALREADY_DONE);
    assertThat(UnitLedger.claim(connection, run, unit(3), "late")).isEqualTo(Claim.ALREADY_DONE);
  }

  /** Two rows that took as long, one of them rejected. */
  private void commit(int i, long latencyMillis) throws SQLException {
    LatencySketch latency = LatencySketch.empty();
    latency.add(latencyMillis, 2);
    assertThat(UnitLedger.claim(connection, run, unit(i), "test")).isEqualTo(Claim.GRANTED);
    UnitLedger.complete(
        connection,
        run,
        unit(i),
        new UnitTotals(
            new UnitTotals.RowCounts(2, 1, 1, 0, 0, 0),
            100,
            1,
            Map.of("c", 1L),
            new UnitTotals.Times(1, 2, 3, 4, 6, i + 1),
            new UnitTotals.Retried(i % 2, 5, i % 2 == 0 ? null : "40001"),
            latency));
  }

  private static Unit unit(int i) {
    return new Unit("u" + i, "0", "100", 0);
  }

  /** Units of 100 bytes. */
  private void plan(int from, int until) throws SQLException {
    PlanLedger.add(
        connection,
        run,
        IntStream.range(from, until).mapToObj(i -> PlannedUnit.of(unit(i), FILE, 1, 100)).toList());
  }

  private List<String> take(String lease, int streams, int units, long bytes) throws SQLException {
    return take(lease, new PlanLedger.Portion(streams, units, bytes, HOUR));
  }

  private List<String> take(String lease, PlanLedger.Portion portion) throws SQLException {
    return PlanLedger.take(connection, run, lease, portion).stream()
        .map(unit -> unit.unit().id())
        .toList();
  }
}
