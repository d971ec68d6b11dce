package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.it.load.ReadingsTable;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator sees of a run, and what an UPDATE or the command does to it. */
@Timeout(180)
class ControlIT {
  private static final int BEFORE = 3;

  private static final String[] FLAGS = {
    "--runner=DirectRunner", "--streams=1", "--unitRows=100", "--progress=plain"
  };

  /** A claim that found the run paused was given back, after the last unit's commit. */
  private static final String ASKED_IN_VAIN =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name LIKE 'sluice 2%' AND state = 'idle'
        AND state_change > (SELECT max(committed_at) FROM sluice.unit) + interval '0.3 s'
        AND query = 'COMMIT'
      """;

  /** A COPY that waits for the brake for longer than other units take. */
  private static final String HELD_FOR_LONG =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event = 'advisory'
        AND clock_timestamp() - query_start > interval '2 s'
      """;

  @TempDir private Path folder;

  @Test
  void aRunIsSeenPausedAndResumedByPlainSqlAndByTheCommand() throws Exception {
    Migration migration = Migration.create(folder);
    assertThat(migration.control("list").output()).contains("There is no ledger at ");
    migration.load(new EventsTable(1), 1_000);
    Brake brake = Brake.behind(migration, BEFORE);
    try (ForkedMain main =
        ForkedMain.start(folder, "-Xmx512m", migration.command("events", FLAGS))) {
      main.await(brake::holds);
      // Units without rows pass the brake.
      long held = migration.number("SELECT units_done FROM sluice.progress");
      assertThat(held).isGreaterThanOrEqualTo(BEFORE);
      assertThat(text(migration, "SELECT state FROM sluice.progress")).isEqualTo("running");

      migration.sql("UPDATE sluice.run SET paused = true");
      main.await(() -> migration.number(HELD_FOR_LONG) == 1);
      brake.close();
      main.await(() -> main.output().contains("Paused: "));
      main.await(() -> migration.number(ASKED_IN_VAIN) == 1);

      assertThat(
              text(
                  migration,
                  "SELECT concat_ws(' ', state, units_done, percent > 10 AND percent < 90, time_left > interval '0') FROM sluice.progress"))
          .isEqualTo("paused %d t t".formatted(held + 1));

      assertThat(migration.control("list").output())
          .contains("  paused  ", ", %d of ".formatted(held + 1), " units, ", " ago");
      assertThat(migration.control("rate", "--targetRowsPerSecond=5").output())
          .contains(" was begun without --targetRowsPerSecond, ");
      assertThat(migration.control("resume").output()).contains(" goes on.");

      assertThat(main.exitCode()).as(main.output()).isZero();
      assertThat(main.output())
          .contains("Resumed.", "1,000 read = 1,000 loaded")
          .containsPattern("time +paused \\d+ %, read wait ");
    } finally {
      brake.close();
    }
    assertThat(
            text(
                migration,
                "SELECT concat_ws(' ', state, outcome, rows_loaded, units_done = units_planned) FROM sluice.runs"))
        .isEqualTo("ended DONE 1000 t");
    assertThat(migration.control("list").output()).isEqualTo("No run goes on.\n");
    Migration.Result late = migration.control("pause");
    assertThat(late.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(late.output())
        .containsPattern(
            " has ended at 20\\S+Z: all rows are in the target\\. Nothing of it is left ")
        .contains(" No other run goes on.")
        .doesNotContain("nothing was copied");
    assertThat(
            migration.number(
                "SELECT count(*) FROM sluice.slow_units WHERE copy_seconds > 0.9 * read_seconds"))
        .as("the unit that the brake held")
        .isPositive();
  }

  @Test
  void aRunIsToldToStopAndTheNextGoesOn() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(new EventsTable(1), 1_000);
    Brake brake = Brake.behind(migration, BEFORE);
    try (ForkedMain main =
        ForkedMain.start(folder, "-Xmx512m", migration.command("events", FLAGS))) {
      main.await(brake::holds);
      assertThat(migration.control("stop").output())
          .contains(" is told to stop: units under way are rolled back.");
      assertThat(text(migration, "SELECT state FROM sluice.runs")).isIn("stopping", "ended");
      brake.close();

      assertThat(main.exitCode()).as(main.output()).isEqualTo(ExitStatus.INCOMPLETE.code());
      assertThat(main.output()).contains("told to stop by \"sluice control stop\"");
    } finally {
      brake.close();
    }
    assertThat(migration.control("stop").output())
        .contains(" has ended at ", " Its command begins another run. No other run goes on.");
    assertThat(migration.run("events", FLAGS).status()).isEqualTo(ExitStatus.DONE);
    assertThat(migration.number("SELECT count(*) FROM events")).isEqualTo(1_000);
  }

  @Test
  void ofSeveralTablesNoneIsBegunAfterAStop() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(new EventsTable(1), 300);
    migration.load(new ReadingsTable(1), 100);
    Brake brake = Brake.behind(migration, 1);
    CompletableFuture<Migration.Result> both =
        CompletableFuture.supplyAsync(
            () ->
                migration.several(
                    "--tables=%1$s.events,%1$s.readings".formatted(migration.keyspace),
                    "--runner=DirectRunner",
                    "--streams=1",
                    "--unitRows=100"));
    try (brake) {
      while (!brake.holds()) {
        assertThat(both).as("the command, while its first table waits").isNotDone();
      }
      migration.control("stop");
    }

    assertThat(both.join().status()).as(both.join().output()).isEqualTo(ExitStatus.INCOMPLETE);
    assertThat(both.join().output())
        .contains("told to stop by \"sluice control stop\"")
        .contains("Not begun: the run before it was told to stop.");
    assertThat(migration.number("SELECT count(*) FROM readings")).isZero();
  }

  private static String text(Migration migration, String query) throws SQLException {
    try (Connection connection = migration.sql();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
