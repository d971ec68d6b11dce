package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.pipelines.ExitStatus;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads, and what a script gets, when something does not fit. */
class FailuresIT {
  @TempDir Path folder;
  private Migration migration;

  @BeforeEach
  void loadAFewEvents() throws Exception {
    migration = Migration.create(folder);
    migration.load(new EventsTable(3), 100);
  }

  @Test
  void aWrongCassandraPasswordIsNamedAsSuch() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong"), "not-the-password");

    var result = migration.run("events", "--cassandraPassword=file:" + wrong);

    assertSetupWrong(
        result, "Provided username cassandra and/or password are incorrect", "--cassandraPassword");
    assertThat(result.output()).doesNotContain("not-the-password");
  }

  @Test
  void aWrongTargetPasswordIsNamedAsSuch() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong"), "not-the-password");

    var result = migration.run("events", "--targetPassword=file:" + wrong);

    assertSetupWrong(
        result,
        "password authentication failed for user \"postgres\" (SQLSTATE 28P01)",
        "Check --targetUser and --targetPassword.");
    assertThat(result.output()).doesNotContain("not-the-password");
  }

  @Test
  void anUnreachableCassandraIsNamedWithItsAddress() throws Exception {
    int closed = closedPort();

    var result = migration.run("events", "--cassandraPort=" + closed);

    assertSetupWrong(
        result,
        "Cannot connect to Cassandra at 127.0.0.1:" + closed,
        "Connection refused",
        "Check --cassandraHosts, --cassandraPort and the TLS flags.");
  }

  @Test
  void anUnreachableTargetIsNamedWithItsAddress() throws Exception {
    int closed = closedPort();

    var result = migration.run("events", "--targetHosts=127.0.0.1:" + closed);

    assertSetupWrong(
        result,
        "Cannot connect to the target at 127.0.0.1:" + closed,
        "Check --targetHosts, --targetPort and the TLS flags.");
  }

  @Test
  void aWrongDataCentreIsAnsweredWithTheRightOnes() {
    var result = migration.run("events", "--cassandraLocalDc=dc9");

    assertSetupWrong(
        result,
        "Invalid --cassandraLocalDc: \"dc9\". The cluster's data centres are: datacenter1.");
  }

  @Test
  void aMissingSourceTableIsAnsweredWithTheTablesThatExist() {
    var result = migration.run("event");

    assertSetupWrong(
        result,
        "Cannot find table \"event\" in keyspace \"%s\". It has: events."
            .formatted(migration.keyspace));
  }

  @Test
  void aMissingTargetTableIsAnsweredWithItsDdl() {
    var result = migration.run("events", "--targetTable=public.elsewhere");

    assertSetupWrong(
        result,
        "Cannot find target table public.elsewhere",
        "--createTarget=if-missing",
        "CREATE TABLE IF NOT EXISTS public.elsewhere");
  }

  @Test
  void anUnmappedTypeIsRefusedBeforeAnythingIsRead() {
    migration
        .cql()
        .execute(
            "CREATE TABLE %s.tagged (id int PRIMARY KEY, tags frozen<set<'LexicalUUIDType'>>, m 'LexicalUUIDType')"
                .formatted(migration.keyspace));

    var result = migration.run("tagged");

    assertSetupWrong(
        result,
        "Cannot store column m of type 'org.apache.cassandra.db.marshal.LexicalUUIDType'",
        "Cannot store column tags of type set<'org.apache.cassandra.db.marshal.LexicalUUIDType'>",
        "Leave it out with --columns or --excludeColumns.");
  }

  @Test
  void allMismatchesOfTheTargetComeInOneMessage() throws Exception {
    migration.sql(
        "CREATE TABLE other (customer_id integer, event_id uuid, must_have text NOT NULL, message"
            + " text GENERATED ALWAYS AS ('x') STORED)");

    var result =
        migration.run(
            "events", "--targetTable=public.other", "--columns=customer_id,event_id,message,note");

    assertSetupWrong(
        result,
        "Target column customer_id has type int4, which cannot hold customer_id text.",
        "Target column message is computed by the server",
        "Target column note is missing in public.other",
        "Target column must_have is NOT NULL without a default");
  }

  @Test
  void aUserWithoutRightsReadsWhichOnesAreMissing() throws Exception {
    migration.postgres.newUser("nobody_" + migration.database, "secret");
    Path password = Files.writeString(folder.resolve("password"), "secret");
    String[] login = {
      "--targetUser=nobody_" + migration.database, "--targetPassword=file:" + password
    };

    var noLedger = migration.run("events", login);
    migration.sql("GRANT CREATE ON DATABASE %1$s TO nobody_%1$s".formatted(migration.database));
    var noTable = migration.run("events", login);

    assertSetupWrong(
        noLedger,
        "Cannot create the ledger in schema sluice of the target",
        "permission denied for database",
        "Grant the user CREATE on the database");
    assertSetupWrong(
        noTable,
        "permission denied for table events (SQLSTATE 42501)",
        "needs INSERT and SELECT on the table");
  }

  @Test
  void aReportDirectoryThatCannotBeWrittenIsFoundBeforehand() throws Exception {
    Path file = Files.createFile(folder.resolve("a-file"));

    var result = migration.run("events", "--reportDir=" + file);

    assertSetupWrong(result, "a-file");
    assertThat(migration.number("SELECT count(*) FROM events")).isZero();
  }

  @Test
  void aWrongFilterIsShownWithTheServersReason() {
    var result = migration.run("events", "--where=nowhere = 3");

    assertSetupWrong(result, "Undefined column name nowhere", "Check --where=\"nowhere = 3\".");
  }

  @Test
  void aRowThatTheTargetRefusesEndsTheRunWithItsReason() throws Exception {
    migration.sql("ALTER TABLE events ADD CONSTRAINT few CHECK (attempts < 0)");

    var result = migration.run("events");

    assertThat(result.output())
        .contains(
            "Cannot store a row of public.events: {\"keyspace\":",
            "violates check constraint \"few\" (SQLSTATE 23514)",
            "--maxRejects=0 allows");
    assertThat(result.status()).isEqualTo(ExitStatus.TOO_MANY_REJECTS);
    assertThat(migration.number("SELECT count(*) FROM events"))
        .as("rows in the target, all of committed units")
        .isEqualTo(migration.number("SELECT coalesce(sum(rows_loaded), 0) FROM sluice.unit"));
  }

  @Test
  void textThatPostgresCannotHoldIsRefusedWithItsKeyOrRepairedAndCounted() throws Exception {
    migration
        .cql()
        .execute("CREATE TABLE %s.nul (id int PRIMARY KEY, t text)".formatted(migration.keyspace));
    migration
        .cql()
        .execute("INSERT INTO %s.nul (id, t) VALUES (7, 'a\u0000b')".formatted(migration.keyspace));

    var refused = migration.run("nul", "--createTarget=if-missing");
    var replaced = migration.run("nul", "--invalidText=replace");

    assertThat(refused.output())
        .contains("\"key\":{\"id\":7}}, column t: byte 0x00 at offset 1 is NUL");
    assertThat(refused.status()).isEqualTo(ExitStatus.TOO_MANY_REJECTS);
    assertThat(replaced.status()).as(replaced.output()).isEqualTo(ExitStatus.DONE);
    assertThat(migration.number("SELECT count(*) FROM nul WHERE t = 'a\ufffdb'")).isEqualTo(1);
    assertThat(migration.number("SELECT count(*) FROM sluice.unit WHERE repaired = '{\"t\":1}'"))
        .isEqualTo(1);
  }

  private static void assertSetupWrong(Migration.Result result, String... parts) {
    assertThat(result.output()).contains(parts).doesNotContain("\tat ");
    assertThat(result.status()).isEqualTo(ExitStatus.SETUP_WRONG);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
