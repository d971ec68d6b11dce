package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits of rows and bytes in a second, by the times in the ledger. */
class RateLimitIT {
  private static final EventsTable TABLE = new EventsTable(15);
  private static final int ROWS = 3_000;
  private static final int PER_SECOND = 500;
  private static final String WAITING =
      "SELECT count(*) FROM sluice.pace WHERE per_second = 5 AND passed > 0 AND NOT closed";

  /** Never above the limit; how far below depends on how busy this machine is otherwise. */
  private static final double LEAST = 0.2;

  @TempDir static Path folder;
  private static Migration migration;

  @BeforeAll
  static void load() throws Exception {
    migration = Migration.create(folder);
    migration.load(TABLE, ROWS);
    // A JVM's first run is slower than some limits.
    assertThat(migration.run("events", "--streams=2").status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void theTargetGetsSoManyRowsInASecondAndTheReportSaysSo() throws Exception {
    var result =
        migration.run(
            "events",
            "--restart=true",
            "--truncateTarget=true",
            "--streams=2",
            "--unitRows=300",
            "--targetRowsPerSecond=" + PER_SECOND);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(rowsPerSecond()).isBetween(LEAST * PER_SECOND, 1.0 * PER_SECOND);
    assertThat(result.output())
        .contains("  limit    target rows: at most 500 rows/s (--targetRowsPerSecond)")
        .contains("  time     limit ");
    migration.assertSameRows(TABLE);
  }

  @Test
  void theSourceIsReadAtItsPaceByMigrateAndVerify() throws Exception {
    var copied =
        migration.run(
            "events",
            "--restart=true",
            "--truncateTarget=true",
            "--streams=2",
            "--unitRows=300",
            "--sourceRowsPerSecond=" + PER_SECOND,
            "--targetBytesPerSecond=100000000");
    double copiedPerSecond = rowsPerSecond();
    var verified =
        migration.verify("events", "--streams=2", "--sourceRowsPerSecond=" + 2 * PER_SECOND);

    assertThat(copied.status()).as(copied.output()).isEqualTo(ExitStatus.DONE);
    assertThat(copiedPerSecond).isBetween(LEAST * PER_SECOND, 1.0 * PER_SECOND);
    assertThat(copied.output()).contains("limit    source rows: at most 500 rows/s");
    assertThat(verified.status()).as(verified.output()).isEqualTo(ExitStatus.DONE);
    assertThat(verified.output()).contains("source rows: at most 1,000 rows/s");
  }

  /** At the rate it began with it would take ten minutes. */
  @Test
  @Timeout(120)
  void theRateOfARunThatGoesOnIsRaised() throws Exception {
    CompletableFuture<Migration.Result> running =
        CompletableFuture.supplyAsync(
            () ->
                migration.run(
                    "events",
                    "--restart=true",
                    "--truncateTarget=true",
                    "--streams=2",
                    "--unitRows=20",
                    "--runner=DirectRunner",
                    "--targetRowsPerSecond=5"));
    while (migration.number(WAITING) == 0) {
      assertThat(running).isNotDone();
    }

    Migration.Result raised = migration.control("rate", "--targetRowsPerSecond=1000000");

    assertThat(raised.status()).as(raised.output()).isEqualTo(ExitStatus.DONE);
    assertThat(raised.output()).contains("at most 1,000,000 rows/s of the target from now on.");
    Migration.Result result = running.join();
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameRows(TABLE);
  }

  /** Of the last run, from its first reservation to its last commit. */
  private static double rowsPerSecond() throws Exception {
    try (Connection connection = migration.sql();
        Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                """
                SELECT sum(rows_loaded) / extract(epoch FROM max(committed_at) - (
                  SELECT min(begun_at) FROM sluice.pace WHERE run_id = sluice.unit.run_id))
                FROM sluice.unit
                GROUP BY run_id ORDER BY max(committed_at) DESC LIMIT 1""")) {
      row.next();
      return row.getDouble(1);
    }
  }
}
