package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.LocalRedis;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.pipelines.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} against real servers: what is well, and what it says of all that is not. */
class CheckIT {
  private static final EventsTable TABLE = new EventsTable(52);

  /** Of lines that speak of speed: the machine may be slow. */
  private static final String ANY = "(OK|WARN)";

  private static final LocalCassandra CASSANDRA = SharedServers.cassandra();

  @TempDir Path folder;
  private Migration migration;

  @BeforeEach
  void load() throws Exception {
    migration = Migration.create(folder);
    migration.load(TABLE, 300);
  }

  @Test
  void everythingIsInOrder() throws Exception {
    Path reports = folder.resolve("reports");

    var result =
        migration.check("events", "--reportDir=" + reports, "--streams=2", "--copyRetries=3");

    String output = result.output();
    assertThat(result.status()).as(output).isEqualTo(ExitStatus.DONE);
    String node = address(CASSANDRA.host(), CASSANDRA.port());
    String host = address(migration.postgres.host(), migration.postgres.port());
    assertThat(found(output, "OK", "contact point " + node)).contains("TCP connects in ");
    assertThat(found(output, "OK", "connection")).contains("logged in as cassandra");
    assertThat(found(output, "OK", "partitioner")).contains("Murmur3Partitioner");
    assertThat(found(output, ANY, "node " + node)).contains("Cassandra 5.0", "round trip ");
    assertThat(found(output, "OK", "table " + migration.keyspace + ".events"))
        .contains("may be read");
    assertThat(found(output, ANY, host + " ")).contains("PostgreSQL 15", "round trip ");
    assertThat(found(output, "OK", "table public.events")).contains("may INSERT and SELECT");
    assertThat(found(output, "OK", "ledger")).contains("not there yet; the first run makes it");
    assertThat(found(output, "OK", "connections on " + host)).contains("are free");
    assertThat(found(output, ANY, "bandwidth to " + host)).contains("one stream gets at most that");
    assertThat(found(output, "WARN", "fsync on " + host)).contains("off");
    assertThat(output).contains(" clocks ").doesNotContain(LocalPostgres.SUPERUSER_PASSWORD + ":");
    JsonNode json = report(reports);
    assertThat(json.get("passed").asBoolean()).isTrue();
    assertThat(json.get("lines")).hasSizeGreaterThan(20);
    assertThat(json.get("counts").get("FAIL").asInt()).isZero();
    assertThat(migration.number("SELECT count(*) FROM events")).isZero();
  }

  @Test
  void wrongAddressesAndPasswordsAreAllNamedAtOnce() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong"), "wrong-secret");

    var result =
        migration.check(
            "events",
            "--cassandraPort=1",
            "--targetHosts=127.0.0.1:1," + address("127.0.0.1", migration.postgres.port()),
            "--targetPassword=file:" + wrong);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(found(result.output(), "FAIL", "contact point 127.0.0.1:1"))
        .contains("nothing listens there");
    assertThat(found(result.output(), "FAIL", "connection"))
        .contains("Cannot connect to Cassandra at 127.0.0.1:1");
    assertThat(found(result.output(), "FAIL", "127.0.0.1:1 ")).contains("nothing listens there");
    assertThat(
            found(result.output(), "FAIL", address("127.0.0.1", migration.postgres.port()) + " "))
        .contains("password authentication failed", "Check --targetUser and --targetPassword.");
    assertThat(found(result.output(), "SKIPPED", "database")).contains("no host lets us in");
    assertThat(result.output()).doesNotContain("wrong-secret").doesNotContain("Exception");
  }

  @Test
  void missingRightsAreShownWithTheStatementThatGivesThem() throws Exception {
    String role = "checker_" + migration.database;
    migration.postgres.newUser(role, "pg-secret");
    migration.sql("GRANT SELECT ON events TO " + role);
    migration
        .cql()
        .execute(
            "CREATE ROLE checker_%s WITH PASSWORD = 'cql-secret' AND LOGIN = true"
                .formatted(migration.keyspace));

    var result =
        migration.check(
            "events",
            "--cassandraUser=checker_" + migration.keyspace,
            "--cassandraPassword=file:" + secret("cql-secret"),
            "--targetUser=" + role,
            "--targetPassword=file:" + secret("pg-secret"));

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(found(result.output(), "FAIL", "table " + migration.keyspace))
        .contains("has no SELECT permission", "GRANT SELECT ON TABLE");
    assertThat(found(result.output(), "FAIL", "table public.events"))
        .contains(role + " may not INSERT");
    assertThat(found(result.output(), "FAIL", "ledger"))
        .contains("not there yet, and " + role + " may not make it");
    assertThat(result.output())
        .contains("GRANT INSERT, SELECT ON \"public\".\"events\" TO \"%s\";".formatted(role))
        .contains("GRANT CREATE ON DATABASE " + migration.database);
  }

  @Test
  void aNewerLedgerAReadOnlyDatabaseAndADeadNodeOfTheClusterAreSeen() throws Exception {
    migration.sql("CREATE SCHEMA sluice");
    migration.sql("CREATE TABLE sluice.version (version integer PRIMARY KEY)");
    migration.sql("CREATE TABLE sluice.run (run_id text, job_id text, started_by text)");
    migration.sql("INSERT INTO sluice.version VALUES (99)");
    migration.sql(
        """
        CREATE FUNCTION yb_servers() RETURNS TABLE(host text, port bigint, num_connections bigint, node_type text,
          cloud text, region text, zone text, public_ip text, uuid text, universe_uuid text) LANGUAGE sql STABLE AS
        $$ VALUES ('127.0.0.1', %d::bigint, 0::bigint, 'primary', 'c', 'r', 'z', '', 'u1', 'u'),
                  ('127.0.0.2', 1::bigint, 0::bigint, 'primary', 'c', 'r', 'z', '', 'u2', 'u') $$
        """
            .formatted(migration.postgres.port()));

    migration.sql(
        "INSERT INTO sluice.run VALUES ('r-1', 'cassandra:c/%s.events -> public.events', 'someone')"
            .formatted(migration.keyspace));
    migration.sql(
        "ALTER DATABASE %s SET default_transaction_read_only = on".formatted(migration.database));
    Connection running = migration.sql();
    running.setClientInfo("ApplicationName", "sluice r-1 elsewhere:7");

    var balanced =
        migration.check(
            "events",
            "--probeSeconds=0",
            "--targetDriver=yugabytedb",
            "--targetSession=statement_timeout=5000");
    running.close();
    var listed = migration.check("nowhere", "--probeSeconds=0", "--cassandraLocalDc=far");

    String host = address(migration.postgres.host(), migration.postgres.port());
    assertThat(balanced.status()).as(balanced.output()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(found(balanced.output(), "FAIL", "writing to " + host))
        .contains("sessions are read only", "--targetSession=default_transaction_read_only=off");
    assertThat(found(balanced.output(), "WARN", "statement_timeout on " + host)).contains("5.0 s");
    assertThat(found(balanced.output(), "WARN", "ledger"))
        .contains("version 99, made by a newer Sluice; this one knows version");
    assertThat(found(balanced.output(), "WARN", "127.0.0.2:1"))
        .contains("nothing listens there", "The cluster names this node (yb_servers())");
    assertThat(found(balanced.output(), "WARN", "run r-1"))
        .contains("with 1 connections, started by someone", "takes it over");
    assertThat(balanced.output()).doesNotContain("bandwidth");
    assertThat(found(listed.output(), "WARN", "127.0.0.2:1"))
        .contains("a node of the cluster that --targetHosts does not name");
    assertThat(found(listed.output(), "FAIL", "data centres")).contains("none is called far");
    assertThat(found(listed.output(), "FAIL", "table " + migration.keyspace + ".nowhere"))
        .contains("Cannot find table \"nowhere\"");
    assertThat(found(listed.output(), "FAIL", "table public.nowhere")).contains("not there");
  }

  @Test
  void kafkaRedisAndFilesAreCheckedToo() throws Exception {
    String topic = SharedServers.kafka().newTopic("check", 2);
    Path in = Files.createDirectory(folder.resolve("in"));
    Files.writeString(in.resolve("a.csv"), "1");
    try (LocalRedis redis = LocalRedis.inMemory()) {
      String[] kafka = {
        "--bootstrapServers=" + SharedServers.kafka().bootstrapServers(),
        "--redis=" + redis.address(0),
        "--redisPassword=file:" + secret(LocalRedis.PASSWORD),
        "--probeSeconds=1"
      };

      var good = Migration.checkAlone(with(kafka, "--topics=" + topic, "--input=" + in));
      var bad =
          Migration.checkAlone(
              with(kafka, "--topics=missing", "--input=" + folder.resolve("elsewhere/*.csv")));

      assertThat(good.status()).as(good.output()).isEqualTo(ExitStatus.DONE);
      assertThat(found(good.output(), "OK", "topic " + topic))
          .contains("2 partitions, about 0 records");
      assertThat(found(good.output(), "OK", "broker ")).contains("TCP connects in");
      assertThat(found(good.output(), ANY, "redis://")).contains("Redis 6.2", "round trip");
      assertThat(found(good.output(), "WARN", "durability")).contains("append-only file");
      assertThat(found(good.output(), "OK", in.toString())).contains("1 files");
      assertThat(bad.status()).as(bad.output()).isEqualTo(ExitStatus.SETUP_WRONG);
      assertThat(found(bad.output(), "FAIL", "connection"))
          .contains("Cannot find all of the topics missing");
      assertThat(found(bad.output(), "FAIL", folder + "/elsewhere")).contains("is not there");
    }
  }

  private Path secret(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "secret", ""), text);
  }

  private static String[] with(String[] flags, String... more) {
    return Stream.concat(Arrays.stream(flags), Arrays.stream(more)).toArray(String[]::new);
  }

  private static String address(String host, int port) {
    return host + ":" + port;
  }

  /** The line of a verdict and a subject's beginning, with the advice below it. */
  private static String found(String output, String verdict, String subject) {
    List<String> lines = output.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("  " + verdict + " +" + Pattern.quote(subject) + ".*")) {
        String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
        return lines.get(i) + (next.startsWith("          ") ? "\n" + next : "");
      }
    }
    throw new AssertionError("No line \"%s %s\" in:%n%s".formatted(verdict, subject, output));
  }

  private static JsonNode report(Path reports) throws IOException {
    try (Stream<Path> files = Files.list(reports)) {
      Path json = files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
      return new ObjectMapper().readTree(json.toFile());
    }
  }
}
