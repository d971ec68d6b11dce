package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import java.sql.SQLException;

/** What an error of the target means while the settings are checked. */
final class CheckFailure {
  private CheckFailure() {}

  /** For several tables. */
  static RuntimeException of(SQLException e, PostgresTarget target) {
    return of(e, "tables", "tables", target);
  }

  static RuntimeException of(SQLException e, TableName table, PostgresTarget target) {
    return of(e, "table " + table, "table", target);
  }

  private static RuntimeException of(
      SQLException e, String what, String kind, PostgresTarget target) {
    if (Connections.mayPass(e)) {
      return new IncompleteException(
          "The target failed while it was checked: %s (SQLSTATE %s). Run the same command again when the cause is gone."
              .formatted(e.getMessage(), e.getSQLState()),
          e);
    }
    return new SetupException(
        "Cannot check the target %s and the ledger: %s (SQLSTATE %s). The user %s needs INSERT and SELECT on the %s, and all rights in schema sluice."
            .formatted(what, e.getMessage(), e.getSQLState(), target.user(), kind),
        e);
  }
}
