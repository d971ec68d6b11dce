package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rights that docs/security.md asks for are enough, on both sides. */
class LeastPrivilegeIT {
  private static final EventsTable TABLE = new EventsTable(51);

  @TempDir Path folder;
  private Migration migration;
  private List<String> logins;

  @BeforeEach
  void createRoles() throws Exception {
    migration = Migration.create(folder);
    migration.load(TABLE, 500);
    String role = "loader_" + migration.database;
    migration.postgres.newUser(role, "pg-secret");
    migration.sql("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(migration.database));
    migration.sql("GRANT CONNECT ON DATABASE %s TO %s".formatted(migration.database, role));
    migration.sql("GRANT INSERT, SELECT ON events TO " + role);
    migration
        .cql()
        .execute(
            "CREATE ROLE reader_%1$s WITH PASSWORD = 'cql-secret' AND LOGIN = true"
                .formatted(migration.keyspace));
    migration
        .cql()
        .execute("GRANT SELECT ON TABLE %1$s.events TO reader_%1$s".formatted(migration.keyspace));
    logins =
        List.of(
            "--targetUser=" + role,
            "--targetPassword=file:" + Files.writeString(folder.resolve("pg"), "pg-secret"),
            "--cassandraUser=reader_" + migration.keyspace,
            "--cassandraPassword=file:" + Files.writeString(folder.resolve("cql"), "cql-secret"));
  }

  @Test
  void createOnTheDatabaseIsEnoughForTheLedger() throws Exception {
    grant("CREATE ON DATABASE " + migration.database);

    var result = run();

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
  }

  @Test
  void anAdministratorMayCreateTheLedgersSchema() throws Exception {
    migration.sql("CREATE SCHEMA sluice");
    grant("USAGE, CREATE ON SCHEMA sluice");

    var result = run("--maxRejects=10");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
  }

  @Test
  void conflictsNeedTemporaryTablesAndUpdatesNeedUpdate() throws Exception {
    grant("CREATE, TEMPORARY ON DATABASE " + migration.database);

    var skip = run("--onConflict=skip");
    var denied = run("--onConflict=update", "--restart=true");
    grant("UPDATE ON events");
    var update = run("--onConflict=update", "--restart=true");

    assertThat(skip.status()).as(skip.output()).isEqualTo(ExitStatus.DONE);
    assertThat(denied.output()).contains("permission denied for table events (SQLSTATE 42501)");
    assertThat(denied.status()).isEqualTo(ExitStatus.INCOMPLETE);
    assertThat(update.status()).as(update.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameRows(TABLE);
  }

  private void grant(String rights) throws Exception {
    migration.sql("GRANT %s TO loader_%s".formatted(rights, migration.database));
  }

  private Migration.Result run(String... flags) {
    List<String> all = new ArrayList<>(logins);
    all.addAll(Arrays.asList(flags));
    return migration.run("events", all.toArray(String[]::new));
  }
}
