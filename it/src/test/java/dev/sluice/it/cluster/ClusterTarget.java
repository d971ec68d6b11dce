package dev.sluice.it.cluster;

import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.TargetNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A fresh database behind three nodes, with a table {@code t (id, text)} and a brake on it. */
final class ClusterTarget implements AutoCloseable {
  private final LocalPostgres postgres;
  private final String database;
  private final Connection holder;
  final Path config;

  private ClusterTarget(LocalPostgres postgres, String database, Path config, Connection holder) {
    this.postgres = postgres;
    this.database = database;
    this.config = config;
    this.holder = holder;
  }

  /** Every COPY waits until it is released. */
  static ClusterTarget create(Path folder, LocalPostgres postgres, TargetNodes nodes)
      throws IOException, SQLException {
    String database = postgres.newDatabase("cluster");
    String settings =
        """
        targetHosts=%s
        targetDatabase=%s
        targetUser=%s
        targetPassword=%s
        targetTable=public.t
        """
            .formatted(
                nodes.hosts(), database, LocalPostgres.SUPERUSER, LocalPostgres.SUPERUSER_PASSWORD);
    Path config = Files.writeString(folder.resolve(database + ".properties"), settings);
    Connection holder = postgres.connect(database);
    try (Statement statement = holder.createStatement()) {
      statement.execute("CREATE TABLE t (id int, text text)");
      statement.execute(nodes.ybServers());
      statement.execute(
          """
          CREATE FUNCTION brake() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            PERFORM pg_advisory_xact_lock_shared(42);
            RETURN NULL;
          END $$
          """);
      statement.execute(
          "CREATE TRIGGER brake BEFORE INSERT ON t FOR EACH STATEMENT EXECUTE FUNCTION brake()");
      statement.execute("SELECT pg_advisory_lock(42)");
    }
    return new ClusterTarget(postgres, database, config, holder);
  }

  /** Lets every COPY go on. */
  void release() throws SQLException {
    holder.close();
  }

  @Override
  public void close() throws SQLException {
    release();
  }

  void sql(String statement) throws SQLException {
    try (Connection connection = postgres.connect(database);
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  /** The columns of all rows, with a space between. */
  List<String> rows(String query) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = postgres.connect(database);
        Statement run = connection.createStatement();
        ResultSet row = run.executeQuery(query)) {
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(row.getString(i));
        }
        all.add(String.join(" ", columns));
      }
    }
    return all;
  }
}
