package dev.sluice.pipelines;

import dev.sluice.copy.TargetTable;
import dev.sluice.ledger.LedgerTables;
import dev.sluice.pipelines.options.CreateTarget;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table that a trial is like: the target, or, where that is still to be made, one in schema
 * {@code sluice} for as long as the trial takes.
 *
 * @param settings the migration's, into that table
 * @param made whether the table is there for the trial alone
 */
record TrialTarget(MigrateSettings settings, Connection connection, boolean made)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrialTarget.class);

  /** Makes the schema if it is missing; the table is left to the check of the tables. */
  static TrialTarget of(MigrateSettings migrate, Connection connection) throws SQLException {
    LedgerTables.create(connection);
    if (migrate.createTarget() != CreateTarget.IF_MISSING
        || TargetTable.read(connection, migrate.targetTable()).isPresent()) {
      return new TrialTarget(migrate, connection, false);
    }
    TableName name =
        new TableName("sluice", "trial_%08x".formatted(ThreadLocalRandom.current().nextInt()));
    return new TrialTarget(migrate.of(migrate.source().table(), name), connection, true);
  }

  @Override
  public void close() {
    if (made) {
      String drop = "DROP TABLE IF EXISTS " + settings.targetTable().quoted();
      try (Statement statement = connection.createStatement()) {
        statement.execute(drop);
      } catch (SQLException e) {
        LOG.warn("Cannot remove the table of the trial: {}. Run: {}", e.getMessage(), drop);
      }
    }
  }
}
