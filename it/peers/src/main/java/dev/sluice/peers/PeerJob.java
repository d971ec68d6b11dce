package dev.sluice.peers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a peer is told to copy.
 *
 * @param jdbcUrl of the database, without user and password
 * @param streams tasks at once
 */
record PeerJob(
    String way,
    String cassandraHost,
    String cassandraPort,
    String keyspace,
    String table,
    String jdbcUrl,
    String user,
    String password,
    int streams) {

  static PeerJob of(String... arguments) {
    return new PeerJob(
        arguments[0],
        arguments[1],
        arguments[2],
        arguments[3],
        arguments[4],
        arguments[5],
        arguments[6],
        arguments[7],
        Integer.parseInt(arguments[8]));
  }

  /** The target's columns and their types' names, in the table's order. */
  Map<String, String> columns() throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password);
        ResultSet columns = connection.getMetaData().getColumns(null, "public", table, null)) {
      while (columns.next()) {
        types.put(columns.getString("COLUMN_NAME"), columns.getString("TYPE_NAME"));
      }
    }
    return types;
  }

  /** Tells the benchmark, which started this JVM, that it is ready to work or done. */
  static void say(String mark) {
    System.out.println("peer." + mark + " " + System.currentTimeMillis());
    System.out.flush();
  }
}
