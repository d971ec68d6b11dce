package dev.sluice.it.bench;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.it.load.StreamEventsTable;
import dev.sluice.it.servers.LocalPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** An empty table of a stream's events in a database of its own. */
record CsvTarget(LocalPostgres postgres, String database) {

  /** Which indexes the table has beside its primary key. */
  enum Indexes {
    FOUR,
    NONE
  }

  static CsvTarget create(LocalPostgres postgres, StreamEventsTable table, Indexes indexes)
      throws SQLException {
    CsvTarget target = new CsvTarget(postgres, postgres.newDatabase("bench"));
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(table.postgresDdl("public"));
      if (indexes == Indexes.FOUR) {
        for (String index : table.indexDdl("public")) {
          statement.execute(index);
        }
      }
      // What earlier runs left to be written is not this run's.
      statement.execute("CHECKPOINT");
    }
    return target;
  }

  Connection connect() throws SQLException {
    return postgres.connect(database);
  }

  PostgresTarget target() {
    return postgres.target(database);
  }

  double number(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getDouble(1);
    }
  }

  /** Frees the disk. */
  void drop() throws SQLException {
    try (Connection connection = postgres.connect(LocalPostgres.SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + database + " WITH (FORCE)");
    }
  }
}
