package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.LoadCassandra;
import dev.sluice.it.servers.CassandraRing;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.it.verify.SourceContent;
import dev.sluice.it.verify.TableContent;
import dev.sluice.it.verify.TargetContent;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A fresh keyspace and a fresh database, and the command between them. */
final class Migration {
  final LocalPostgres postgres;
  final String keyspace;
  final String database;
  private final CqlSession session;
  private final Path config;

  /** How a command ended and all that it printed. */
  record Result(ExitStatus status, String output) {}

  private Migration(
      CqlSession session, LocalPostgres postgres, String keyspace, String database, Path config) {
    this.session = session;
    this.postgres = postgres;
    this.keyspace = keyspace;
    this.database = database;
    this.config = config;
  }

  /** Between the shared servers. */
  static Migration create(Path folder) throws IOException, SQLException {
    return create(folder, SharedServers.cassandra(), SharedServers.postgres());
  }

  /** Keyspace and database exist, the configuration file names them. */
  static Migration create(Path folder, LocalCassandra cassandra, LocalPostgres postgres)
      throws IOException, SQLException {
    String source =
        """
        cassandra.host=%s
        cassandra.port=%d
        cassandra.localDC=%s
        cassandra.username=%s
        cassandra.password=%s
        """
            .formatted(
                cassandra.host(),
                cassandra.port(),
                cassandra.datacenter(),
                LocalCassandra.SUPERUSER,
                LocalCassandra.SUPERUSER_PASSWORD);
    return create(folder, cassandra.session(), cassandra.newKeyspace("migrate"), source, postgres);
  }

  /** From a ring, with two copies of each row. */
  static Migration create(Path folder, CassandraRing ring, LocalPostgres postgres)
      throws IOException, SQLException {
    String source =
        """
        cassandra.host=%s
        cassandra.port=%d
        cassandra.localDC=%s
        """
            .formatted(String.join(",", ring.hosts()), ring.port(), ring.datacenter());
    return create(folder, ring.session(), ring.newKeyspace("migrate", 2), source, postgres);
  }

  private static Migration create(
      Path folder, CqlSession session, String keyspace, String source, LocalPostgres postgres)
      throws IOException, SQLException {
    String database = postgres.newDatabase("migrate");
    Path config =
        Files.writeString(
            folder.resolve("migration.properties"),
            source
                + """
                consistency=LOCAL_ONE
                allowLossy=*
                """
                + postgres.config(database));
    return new Migration(session, postgres, keyspace, database, config);
  }

  CqlSession cql() {
    return session;
  }

  Connection sql() throws SQLException {
    return postgres.connect(database);
  }

  void sql(String statement) throws SQLException {
    try (Connection connection = sql();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  long number(String query) throws SQLException {
    try (Connection connection = sql();
        Statement run = connection.createStatement();
        ResultSet row = run.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Fills the source and creates the target. */
  void load(DemoTable table, long rows) throws SQLException {
    LoadCassandra.into(cql(), keyspace).load(table, rows);
    sql(table.postgresDdl("public"));
  }

  List<String> command(String table, String... flags) {
    List<String> command =
        new ArrayList<>(
            List.of("migrate", "--config=" + config, "--sourceTable=" + keyspace + "." + table));
    command.addAll(Arrays.asList(flags));
    return command;
  }

  Result run(String table, String... flags) {
    return run(command(table, flags));
  }

  Result verify(String table, String... flags) {
    List<String> command = command(table, flags);
    command.set(0, "verify");
    return run(command);
  }

  Result plan(String table, String... flags) {
    List<String> command = command(table, flags);
    command.set(0, "plan");
    return run(command);
  }

  Result check(String table, String... flags) {
    List<String> command = command(table, flags);
    command.set(0, "check");
    return run(command);
  }

  /** Of what the flags name alone. */
  static Result checkAlone(String... flags) {
    List<String> command = new ArrayList<>(List.of("check"));
    command.addAll(Arrays.asList(flags));
    return run(command);
  }

  Result rejects(String action, String... flags) {
    List<String> command = new ArrayList<>(List.of("rejects", action, "--config=" + config));
    command.addAll(Arrays.asList(flags));
    return run(command);
  }

  Result report(String... flags) {
    List<String> command = new ArrayList<>(List.of("report", "--config=" + config));
    command.addAll(Arrays.asList(flags));
    return run(command);
  }

  Result control(String action, String... flags) {
    List<String> command = new ArrayList<>(List.of("control", action, "--config=" + config));
    command.addAll(Arrays.asList(flags));
    return run(command);
  }

  /** Without a table of its own. */
  Result several(String... flags) {
    List<String> command = new ArrayList<>(List.of("migrate", "--config=" + config));
    command.addAll(Arrays.asList(flags));
    return run(command);
  }

  Result ddl(String... flags) {
    List<String> command = new ArrayList<>(List.of("ddl", "--config=" + config));
    command.addAll(Arrays.asList(flags));
    return run(command);
  }

  private static Result run(List<String> command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ExitStatus status = Main.run(command.toArray(String[]::new), out);
    return new Result(status, bytes.toString(StandardCharsets.UTF_8));
  }

  /** Source and target hold the same rows, and the ledger says so. */
  void assertSameContent(DemoTable table) throws SQLException {
    long rows = assertSameRows(table);
    assertThat(
            number(
                "SELECT sum(rows_loaded) FROM sluice.unit JOIN sluice.job USING (job_id, generation)"))
        .as("rows by the ledger")
        .isEqualTo(rows);
  }

  /** Backends of a killed command may commit, and be seen, a moment longer than it. */
  void awaitNoSession() throws SQLException {
    long sessions;
    do {
      sessions =
          number(
              "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'sluice 2%'");
    } while (sessions > 0);
  }

  /** Source and target hold the same rows; returns how many. */
  long assertSameRows(DemoTable table) throws SQLException {
    try (Connection connection = sql()) {
      List<String> columns = table.columnNames();
      var source = SourceContent.of(cql(), keyspace, table.name(), columns);
      var target = TargetContent.of(connection, "public", table.name(), columns);
      if (!source.equals(target)) {
        int key = table.primaryKey().size();
        assertThat(
                TableContent.ofSource(cql(), keyspace, table.name(), columns, key)
                    .differences(
                        TableContent.ofTarget(connection, "public", table.name(), columns, key), 5))
            .as("differences of source and target, the first five")
            .isEmpty();
      }
      assertThat(target).isEqualTo(source);
      return source.rows();
    }
  }
}
