package dev.sluice.ledger;

import dev.sluice.row.SetupException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;

/** The ledger's tables and views in the target's schema {@code sluice}. */
public final class LedgerTables {
  /** Greater with each change of {@code tables.sql}. */
  public static final int VERSION = 6;

  private static final String TABLES =
      SqlFile.read("tables.sql").formatted(VERSION) + SqlFile.read("views.sql");
  private static final String HAS_VERSION =
      "(SELECT 1 FROM sluice.version WHERE version >= " + VERSION + " LIMIT 1)";

  static final String UNIQUE_VIOLATION = "23505";

  private LedgerTables() {}

  /**
   * Creates them where they are missing.
   *
   * @throws SetupException if the user may not
   */
  public static void create(Connection connection) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try (Statement statement = connection.createStatement()) {
        // CREATE … IF NOT EXISTS asks for the right to create, even where all is there.
        if (exists(statement, "to_regclass('sluice.version')") && exists(statement, HAS_VERSION)) {
          return;
        }
        if (!exists(statement, "to_regnamespace('sluice')")) {
          statement.execute("CREATE SCHEMA IF NOT EXISTS sluice");
        }
        statement.execute(TABLES);
        return;
      } catch (SQLException e) {
        // IF NOT EXISTS does not wait for another session that creates the same thing.
        if (!UNIQUE_VIOLATION.equals(e.getSQLState()) || attempt == 5) {
          throw new SetupException(
              "Cannot create the ledger in schema sluice of the target: %s. Grant the user CREATE on the database, or let an administrator create the schema and grant ALL on it."
                  .formatted(e.getMessage()),
              e);
        }
      }
    }
  }

  /** Their version in the target; empty if there are none yet. */
  public static OptionalInt version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!exists(statement, "to_regclass('sluice.version')")) {
        return OptionalInt.empty();
      }
      try (ResultSet rows = statement.executeQuery("SELECT max(version) FROM sluice.version")) {
        rows.next();
        return OptionalInt.of(rows.getInt(1));
      }
    }
  }

  /** Whether the target has them, of whatever version. */
  public static boolean isThere(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return exists(statement, "to_regclass('sluice.run')");
    }
  }

  private static boolean exists(Statement statement, String object) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT " + object + " IS NOT NULL")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }
}
