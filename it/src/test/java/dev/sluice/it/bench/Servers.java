package dev.sluice.it.bench;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.LoadCassandra;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.row.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Both servers, set up as in production. */
record Servers(LocalCassandra cassandra, LocalPostgres postgres) implements AutoCloseable {

  static Servers start() {
    return new Servers(
        LocalCassandra.start(LocalCassandra.Settings.fullSpeed()),
        LocalPostgres.start(LocalPostgres.Settings.durable()));
  }

  /** Writes rows into a table of a new keyspace, the answer, and lets Cassandra come to rest. */
  String fill(DemoTable table, long rows) {
    String keyspace = cassandra.newKeyspace("bench");
    LoadCassandra.into(cassandra.session(), keyspace).load(table, rows);
    cassandra.awaitCompactions();
    return keyspace;
  }

  /** A new database, the answer, with an empty table. */
  String emptyTarget(DemoTable table) throws SQLException {
    String database = postgres.newDatabase("bench");
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(table.postgresDdl("public"));
    }
    return database;
  }

  /** Fills a new source table and plans its copy into an empty one. */
  Table load(DemoTable table, long rows, int streams) throws Exception {
    String keyspace = fill(table, rows);
    String database = emptyTarget(table);
    return Table.plan(
        new CassandraCluster(
            List.of(cassandra.host()), cassandra.port(), null, null, null, Duration.ofSeconds(60)),
        postgres.target(database),
        new TableName(keyspace, table.name()),
        streams);
  }

  /** Writes a file for {@code --config} that names both servers. */
  Path config(Path folder, String database) throws IOException {
    return Files.writeString(
        folder.resolve("bench.properties"),
        """
        cassandra.host=%s
        cassandra.port=%d
        consistency=LOCAL_ONE
        targetHosts=%s
        targetPort=%d
        targetDatabase=%s
        targetUser=%s
        targetPassword=%s
        """
            .formatted(
                cassandra.host(),
                cassandra.port(),
                postgres.host(),
                postgres.port(),
                database,
                LocalPostgres.SUPERUSER,
                LocalPostgres.SUPERUSER_PASSWORD));
  }

  @Override
  public void close() {
    postgres.close();
    cassandra.close();
  }
}
