package dev.sluice.pipelines.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings in effect in a session of ours.
 *
 * @param recovering whether the server is a standby
 * @param values by name, numbers in the server's own units; a server may lack some
 */
record ServerSettings(boolean recovering, Map<String, String> values) {
  private static final String SQL =
      """
      SELECT name, setting FROM pg_settings WHERE name IN
        ('transaction_read_only', 'default_transaction_read_only', 'statement_timeout', 'transaction_timeout',
         'idle_in_transaction_session_timeout', 'lock_timeout', 'synchronous_commit', 'fsync',
         'full_page_writes', 'max_wal_size', 'server_encoding', 'session_replication_role')
      """;

  ServerSettings {
    values = Map.copyOf(values);
  }

  static ServerSettings read(Connection connection) throws SQLException {
    Map<String, String> values = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(SQL)) {
        while (row.next()) {
          values.put(row.getString(1), row.getString(2));
        }
      }
      try (ResultSet row = statement.executeQuery("SELECT pg_is_in_recovery()")) {
        row.next();
        return new ServerSettings(row.getBoolean(1), values);
      }
    }
  }

  boolean is(String name, String value) {
    return value.equals(values.get(name));
  }

  /** 0 if the server has no such setting. */
  long number(String name) {
    return Long.parseLong(values.getOrDefault(name, "0"));
  }
}
