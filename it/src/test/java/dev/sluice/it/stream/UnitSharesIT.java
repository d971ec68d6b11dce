package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.SharedServers;
import dev.sluice.ledger.FileEntry;
import dev.sluice.ledger.FileLedger;
import dev.sluice.ledger.JobKey;
import dev.sluice.ledger.NewRun;
import dev.sluice.ledger.PlanLedger;
import dev.sluice.ledger.PlannedUnit;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.row.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers of a stream take no more than their share of the units. */
class UnitSharesIT {
  private static final PlanLedger.Window WINDOW = new PlanLedger.Window(2, 64, 1_000, 3_600_000);
  private static final FileEntry FILE =
      new FileEntry(
          "file", "/in/a.csv", 1_000, 0, "-", List.of("id"), 0, 1, FileEntry.State.PLANNED, null);

  private Connection connection;
  private RunRef run;

  @BeforeEach
  void begin() throws SQLException {
    connection = SharedServers.postgres().connect(SharedServers.postgres().newDatabase("shares"));
    RunLedger.createTables(connection);
    run =
        RunLedger.begin(
            connection,
            new JobKey("csv", "files", "{}"),
            new NewRun("run", "test", "{}", 2, Optional.empty()));
    FileLedger.add(connection, run, List.of(FILE));
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void theFirstToAskLeavesTheOtherItsShare() throws SQLException {
    plan(0, 5);

    assertThat(take(0)).containsExactly("u0", "u1", "u2");
    assertThat(take(1)).containsExactly("u3", "u4");
    assertThat(take(0)).isEmpty();
  }

  @Test
  void whatIsAddedGoesToWhoHasLess() throws SQLException {
    plan(0, 2);
    assertThat(take(0)).containsExactly("u0");
    plan(2, 4);

    assertThat(take(1)).containsExactly("u1", "u2");
    assertThat(take(0)).containsExactly("u3");
  }

  @Test
  void aReaderWithNothingTakesWhatThereIsThoughTheOtherNeverAsks() throws SQLException {
    plan(0, 1);

    assertThat(take(1)).containsExactly("u0");
  }

  @Test
  void theWindowIsTheLimitOfAShare() throws SQLException {
    plan(0, 40);

    assertThat(take(0)).hasSize(10);
    assertThat(take(0)).isEmpty();
    assertThat(take(1)).hasSize(10);
  }

  /** Units of 100 bytes. */
  private void plan(int from, int until) throws SQLException {
    PlanLedger.add(
        connection,
        run,
        IntStream.range(from, until)
            .mapToObj(i -> new PlannedUnit(new Unit("u" + i, "0", "100", 0), FILE, 1, 100))
            .toList());
  }

  private List<String> take(int reader) throws SQLException {
    return PlanLedger.take(connection, run, reader, WINDOW).stream()
        .map(unit -> unit.unit().id())
        .toList();
  }
}
