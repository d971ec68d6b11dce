package dev.sluice.it.bench;

import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.LoadManifest;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.verify.ContentChecksum;
import dev.sluice.it.verify.ManifestAudit;
import dev.sluice.it.verify.TargetContent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A table to fill, in a database of its own that goes with it. */
record PeerTarget(LocalPostgres postgres, String database, DemoTable table)
    implements AutoCloseable {

  static PeerTarget create(LocalPostgres postgres, DemoTable table, String ddl)
      throws SQLException {
    PeerTarget target = new PeerTarget(postgres, postgres.newDatabase("peer"), table);
    target.execute(target.database, ddl);
    // What earlier runs left to be written is not this run's.
    target.execute(target.database, "CHECKPOINT");
    return target;
  }

  /** The statement that creates the same table without its primary key. */
  static String withoutKey(String ddl) {
    return ddl.replaceFirst(",\\s+PRIMARY KEY \\([^)]*\\)", "");
  }

  String jdbcUrl() {
    return postgres.jdbcUrl(database);
  }

  /** Rows that are committed. */
  long rows() throws SQLException {
    return number("SELECT count(*) FROM public." + table.name());
  }

  /** Different keys among them. */
  long keys() throws SQLException {
    return number(
        "SELECT count(*) FROM (SELECT DISTINCT %s FROM public.%s) keys"
            .formatted(String.join(", ", table.primaryKey()), table.name()));
  }

  long otherConnections() throws SQLException {
    return number(
        "SELECT count(*) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            + " AND backend_type = 'client backend'");
  }

  ContentChecksum content(List<String> columns) throws SQLException {
    try (Connection connection = postgres.connect(database)) {
      return TargetContent.of(connection, "public", table.name(), columns);
    }
  }

  /** Compares each row with what the load's manifest says. */
  ManifestAudit audit(LoadManifest manifest) throws SQLException {
    try (Connection connection = postgres.connect(database)) {
      return ManifestAudit.of(connection, "public", table.name(), manifest);
    }
  }

  /** Frees the disk. */
  @Override
  public void close() throws SQLException {
    execute(LocalPostgres.SUPERUSER, "DROP DATABASE " + database + " WITH (FORCE)");
  }

  private void execute(String where, String sql) throws SQLException {
    try (Connection connection = postgres.connect(where);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String query) throws SQLException {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
