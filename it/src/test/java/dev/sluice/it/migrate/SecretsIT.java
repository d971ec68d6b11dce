package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.SharedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords are nowhere but where they were given. */
class SecretsIT {
  private static final String POSTGRES_SECRET = "pg-Zq81-hidden";
  private static final String CASSANDRA_SECRET = "cql-Zq82-hidden";

  @TempDir Path folder;

  @Test
  void noOutputHoldsAPassword() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(new EventsTable(53), 400);
    migration.postgres.newUser("s_" + migration.database, POSTGRES_SECRET);
    migration.sql("GRANT ALL ON DATABASE %1$s TO s_%1$s".formatted(migration.database));
    migration.sql("GRANT ALL ON events TO s_" + migration.database);
    migration
        .cql()
        .execute(
            "CREATE ROLE s_%s WITH PASSWORD = '%s' AND LOGIN = true AND SUPERUSER = true"
                .formatted(migration.keyspace, CASSANDRA_SECRET));
    Path config = config(migration);
    List<String> outputs = new ArrayList<>();

    outputs.add(run(config, "migrate"));
    migration.sql("TRUNCATE events");
    migration.sql("ALTER TABLE events ADD CHECK (attempts IS NULL)");
    migration.sql("GRANT TRUNCATE ON events TO s_" + migration.database);
    outputs.add(run(config, "migrate", "--restart=true", "--truncateTarget=true"));
    outputs.add(run(config, "migrate", "--consistency=TWO", "--readRetries=0"));
    outputs.add(run(config, "rejects", "list"));
    outputs.add(run(config, "migrate", "--sourceTable=nowhere.at_all", "--streams=0.5"));
    outputs.add(run(config, "migrate", "--targetPassword=" + POSTGRES_SECRET));
    try (Stream<Path> reports = Files.list(folder.resolve("reports"))) {
      for (Path report : reports.toList()) {
        outputs.add(Files.readString(report));
      }
    }
    outputs.add(everyText(migration));

    assertThat(outputs).hasSizeGreaterThan(8);
    assertThat(outputs.get(0)).contains("all rows are in the target");
    assertThat(outputs.get(1)).contains("violates check constraint");
    assertThat(outputs)
        .allSatisfy(output -> assertThat(output).doesNotContain(POSTGRES_SECRET, CASSANDRA_SECRET));
  }

  /** With the passwords in plain text, where they may be. */
  private Path config(Migration migration) throws IOException {
    return Files.writeString(
        Files.createDirectory(folder.resolve("given")).resolve("secret.properties"),
        """
            cassandra.host=%s
            cassandra.port=%d
            cassandra.localDC=%s
            cassandra.username=s_%s
            cassandra.password=%s
            consistency=LOCAL_ONE
            runner=DirectRunner
            postgres.host=%s
            postgres.port=%d
            postgres.database=%s
            postgres.username=s_%s
            postgres.password=%s
            sourceTable=%s.events
            reportDir=%s
            """
            .formatted(
                SharedServers.cassandra().host(),
                SharedServers.cassandra().port(),
                SharedServers.cassandra().datacenter(),
                migration.keyspace,
                CASSANDRA_SECRET,
                migration.postgres.host(),
                migration.postgres.port(),
                migration.database,
                migration.database,
                POSTGRES_SECRET,
                migration.keyspace,
                folder.resolve("reports")));
  }

  /** All that the process prints, its logs among it. */
  private String run(Path config, String... command) throws Exception {
    List<String> line = new ArrayList<>(List.of(command));
    line.add("--config=" + config);
    try (ForkedMain main = ForkedMain.start(folder, "-Xmx512m", line)) {
      main.exitCode();
      return main.output();
    }
  }

  /** The ledger, and what the server shows of sessions. */
  private static String everyText(Migration migration) throws Exception {
    StringBuilder text = new StringBuilder();
    try (var connection = migration.sql();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              "sluice.job",
              "sluice.run",
              "sluice.unit",
              "sluice.reject",
              "sluice.failed_unit",
              "pg_stat_activity")) {
        try (ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
          while (rows.next()) {
            text.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    return text.toString();
  }
}
