package dev.sluice.it.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a job's ledger how far it is, again and again, whatever happens to the server meanwhile. */
final class LedgerView implements AutoCloseable {
  private static final String EXISTS = "SELECT (to_regclass('sluice.unit_run') IS NOT NULL)::int";
  private static final String STATE =
      "SELECT (SELECT count(*) FROM sluice.run WHERE units_planned IS NOT NULL),"
          + " (SELECT coalesce(sum(rows_loaded), 0) FROM sluice.unit)";

  private final Target target;
  private @Nullable Connection connection;
  private boolean exists;

  LedgerView(Target target) {
    this.target = target;
  }

  /**
   * What the ledger says.
   *
   * @param runs that have begun to copy
   * @param rows that are committed
   */
  record State(long runs, long rows) {}

  /** Empty while nobody answers. */
  Optional<State> state() {
    try {
      Connection open = connection;
      if (open == null) {
        open = target.connect();
        connection = open;
      }
      return Optional.of(read(open));
    } catch (SQLException serverIsDown) {
      close();
      return Optional.empty();
    }
  }

  private State read(Connection open) throws SQLException {
    try (Statement statement = open.createStatement()) {
      if (!exists) {
        try (ResultSet row = statement.executeQuery(EXISTS)) {
          row.next();
          exists = row.getInt(1) == 1;
        }
      }
      if (!exists) {
        return new State(0, 0);
      }
      try (ResultSet row = statement.executeQuery(STATE)) {
        row.next();
        return new State(row.getLong(1), row.getLong(2));
      }
    }
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException broken) {
        // It is given up anyway.
      }
    }
  }
}
