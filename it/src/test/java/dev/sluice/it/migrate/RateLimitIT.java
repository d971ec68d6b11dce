package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.it.load.EventsTable;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of rows and bytes in a second, by the times in the ledger. */
class RateLimitIT {
  private static final EventsTable TABLE = new EventsTable(15);
  private static final int ROWS = 3_000;
  private static final int PER_SECOND = 600;

  @TempDir static Path folder;
  private static Migration migration;

  @BeforeAll
  static void load() throws Exception {
    migration = Migration.create(folder);
    migration.load(TABLE, ROWS);
  }

  @Test
  void theTargetGetsSoManyRowsInASecondAndTheReportNamesTheLimit() throws Exception {
    var result =
        migration.run(
            "events",
            "--restart=true",
            "--truncateTarget=true",
            "--streams=2",
            "--unitRows=300",
            "--targetRowsPerSecond=" + PER_SECOND);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(rowsPerSecond()).isCloseTo(PER_SECOND, within(0.05 * PER_SECOND));
    assertThat(result.output())
        .contains("Bottleneck: the limit of target rows (")
        .contains("at most 600 rows/s (--targetRowsPerSecond)")
        .contains("Raise --targetRowsPerSecond, if the servers may do more.")
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
    // What was read last is still to be encoded and copied.
    assertThat(copiedPerSecond).isBetween(0.9 * PER_SECOND, 1.05 * PER_SECOND);
    assertThat(copied.output()).contains("Bottleneck: the limit of source rows (");
    assertThat(verified.status()).as(verified.output()).isEqualTo(ExitStatus.DONE);
    assertThat(verified.output()).contains("source rows: at most 1,200 rows/s");
  }

  /** From the first commit of the last run to its last. */
  private static double rowsPerSecond() throws Exception {
    try (Connection connection = migration.sql();
        Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                """
                SELECT (sum(rows_loaded) - (array_agg(rows_loaded ORDER BY committed_at))[1])
                       / extract(epoch FROM max(committed_at) - min(committed_at))
                FROM sluice.unit
                WHERE run_id = (SELECT run_id FROM sluice.run ORDER BY started_at DESC LIMIT 1)""")) {
      row.next();
      return row.getDouble(1);
    }
  }
}
