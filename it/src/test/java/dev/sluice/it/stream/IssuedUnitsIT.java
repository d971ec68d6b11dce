package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.it.servers.SharedServers;
import dev.sluice.ledger.FileEntry;
import dev.sluice.ledger.FileLedger;
import dev.sluice.ledger.JobKey;
import dev.sluice.ledger.NewRun;
import dev.sluice.ledger.PlanLedger;
import dev.sluice.ledger.PlannedUnit;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.StreamState;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets which units of a plan. */
class IssuedUnitsIT {
  private static final long HOUR = 3_600_000;
  private static final JobKey JOB = new JobKey("csv", "files", "{}");
  private static final FileEntry FILE =
      new FileEntry(
          "file", "/in/a.csv", 1_000, 0, "-", List.of("id"), 0, 1, FileEntry.State.PLANNED, null);

  private Connection connection;
  private RunRef run;

  @BeforeEach
  void begin() throws SQLException {
    connection = SharedServers.postgres().connect(SharedServers.postgres().newDatabase("issued"));
    RunLedger.createTables(connection);
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
    PlanLedger.takeBack(connection, run, "a");
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

  /** Units of 100 bytes. */
  private void plan(int from, int until) throws SQLException {
    PlanLedger.add(
        connection,
        run,
        IntStream.range(from, until)
            .mapToObj(i -> PlannedUnit.of(new Unit("u" + i, "0", "100", 0), FILE, 1, 100))
            .toList());
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
