package dev.sluice.it.chaos;

import dev.sluice.it.load.DemoTable;
import dev.sluice.it.servers.LocalPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of its own with the empty target table, in which no ledger is yet. */
record Target(LocalPostgres postgres, String database) implements AutoCloseable {

  /** The command's connections, as {@code pg_stat_activity} shows them. */
  static final String SESSIONS =
      "FROM pg_stat_activity WHERE datname = current_database()"
          + " AND application_name LIKE 'sluice %'";

  /** The table has no primary key: a row that is copied twice shall be there twice. */
  static Target create(LocalPostgres postgres, DemoTable table) throws SQLException {
    Target target = new Target(postgres, postgres.newDatabase("chaos"));
    target.execute(table.postgresDdl("public"));
    target.execute("ALTER TABLE %s DROP CONSTRAINT %1$s_pkey".formatted(table.name()));
    return target;
  }

  Connection connect() throws SQLException {
    return postgres.connect(database);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String query) throws SQLException {
    try (Connection connection = connect()) {
      return numbers(connection, query).get(0);
    }
  }

  /** The first column of all rows. */
  List<Long> numbers(String query) throws SQLException {
    try (Connection connection = connect()) {
      return numbers(connection, query);
    }
  }

  private static List<Long> numbers(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<Long> numbers = new ArrayList<>();
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
      return numbers;
    }
  }

  /** Drops the database. */
  @Override
  public void close() throws SQLException {
    try (Connection connection = postgres.connect(LocalPostgres.SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE \"%s\" WITH (FORCE)".formatted(database));
    }
  }
}
