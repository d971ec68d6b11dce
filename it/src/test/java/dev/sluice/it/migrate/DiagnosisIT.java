package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.sluice.it.load.ReadingsTable;
import dev.sluice.it.servers.DelayProxy;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.pipelines.ExitStatus;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bottleneck is made on purpose, and named first. */
class DiagnosisIT {
  private static final int ROWS = 400;

  @TempDir private Path folder;
  private Migration migration;

  @BeforeEach
  void create() throws Exception {
    migration = Migration.create(folder);
    migration.sql("CREATE TABLE t (p int, c int)");
    createSource();
  }

  @Test
  void aSourceFarAwayThatIsReadInSmallPages() {
    load(ROWS, 1);
    LocalCassandra cassandra = SharedServers.cassandra();
    try (DelayProxy proxy =
        DelayProxy.before(new InetSocketAddress(cassandra.host(), cassandra.port()))) {
      proxy.delay(Duration.ofMillis(20));

      assertThat(
              bottleneck(
                  "--streams=1",
                  "--fetchSizeInRows=10",
                  "--cassandraHosts=" + proxy.host(),
                  "--cassandraPort=" + proxy.port()))
          .startsWith("Bottleneck: too few streams for this latency (round trips of 4")
          .contains("Use more --streams, which wait at the same time");
    }
  }

  @Test
  void aSourceThatSendsSlowly() {
    migration.cql().execute("CREATE TABLE %s.t2 (p int PRIMARY KEY, v text)".formatted(keyspace()));
    PreparedStatement insert =
        migration.cql().prepare("INSERT INTO %s.t2 (p, v) VALUES (?, ?)".formatted(keyspace()));
    String text = "x".repeat(1_000);
    IntStream.range(0, ROWS).forEach(p -> migration.cql().execute(insert.bind(p, text)));
    LocalCassandra cassandra = SharedServers.cassandra();
    try (DelayProxy proxy =
        DelayProxy.before(new InetSocketAddress(cassandra.host(), cassandra.port()))) {
      proxy.limit(200_000);

      assertThat(
              bottleneck(
                  "t2",
                  "--createTarget=if-missing",
                  "--streams=1",
                  "--cassandraHosts=" + proxy.host(),
                  "--cassandraPort=" + proxy.port()))
          .startsWith("Bottleneck: waiting for Cassandra (")
          .contains("More --streams help while its nodes are not busy");
    }
  }

  @Test
  void aLimitThatTheUserHasSet() {
    load(ROWS, 1);

    assertThat(bottleneck("--streams=1", "--targetRowsPerSecond=200"))
        .startsWith("Bottleneck: the limit of target rows (")
        .contains("Raise --targetRowsPerSecond");
  }

  /** Ten times as many digits as columns of real tables have. */
  @Test
  void valuesThatAreDearToEncode() throws Exception {
    migration
        .cql()
        .execute("CREATE TABLE %s.t3 (p int PRIMARY KEY, v varint)".formatted(keyspace()));
    migration.sql("CREATE TABLE t3 (p int, v numeric)");
    PreparedStatement insert =
        migration.cql().prepare("INSERT INTO %s.t3 (p, v) VALUES (?, ?)".formatted(keyspace()));
    BigInteger many = BigInteger.ONE.shiftLeft(200_000).subtract(BigInteger.ONE);
    IntStream.range(0, 40).forEach(p -> migration.cql().execute(insert.bind(p, many)));

    assertThat(bottleneck("t3", "--streams=1", "--copyFormat=csv"))
        .startsWith("Bottleneck: the client's processors (")
        .contains("--copyFormat=binary costs less");
  }

  /** The rest of a job that did not get to its end: one unit for four streams. */
  @Test
  void tooFewUnits() throws Exception {
    load(ROWS, 1);
    trigger("CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.p = 7)", 3);
    migration.sql(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE insufficient_privilege; END $$
        """);
    migration.sql(
        "CREATE TRIGGER slower BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.p = 7) EXECUTE FUNCTION refuse()");
    assertThat(migration.run("t", "--streams=4", "--runner=DirectRunner").status())
        .isEqualTo(ExitStatus.INCOMPLETE);
    migration.sql("DROP TRIGGER slower ON t");

    assertThat(bottleneck("--streams=4")).startsWith("Bottleneck: too few units (");
  }

  @Test
  void aTargetWithoutFreeConnections() throws Exception {
    load(ROWS, 1);
    trigger("CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW", 0.001);
    String role = "few_" + migration.database;
    migration.postgres.newUser(role, "secret");
    migration.sql("GRANT INSERT, SELECT ON t TO " + role);
    migration.sql("GRANT CREATE ON DATABASE %s TO %s".formatted(migration.database, role));
    migration.sql("ALTER ROLE %s CONNECTION LIMIT 8".formatted(role));
    String password = "file:" + Files.writeString(folder.resolve("secret"), "secret");

    List<Connection> others = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        others.add(connectAs(role));
      }
      assertThat(
              bottleneck(
                  "--streams=6",
                  "--copyRetries=100",
                  "--targetUser=" + role,
                  "--targetPassword=" + password))
          .startsWith("Bottleneck: the target's limit of connections (")
          .contains("SQLSTATE 53300");
    } finally {
      for (Connection other : others) {
        other.close();
      }
    }
  }

  /** Two addresses of one server are two nodes to a client; one of them takes its time. */
  @Test
  void aNodeThatIsSlowerThanTheOthers() throws Exception {
    try (LocalPostgres two =
        LocalPostgres.start(
            LocalPostgres.Settings.fast().with("listen_addresses", "127.0.0.1,127.0.0.2"))) {
      migration = Migration.create(folder, SharedServers.cassandra(), two);
      migration.sql("CREATE TABLE t (p int, c int)");
      createSource();
      load(5 * ROWS, 1);
      migration.sql(
          """
          CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            PERFORM pg_sleep(CASE WHEN inet_server_addr() = '127.0.0.2' THEN 0.02 ELSE 0.001 END);
            RETURN NEW;
          END $$
          """);
      migration.sql("CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION slow()");

      assertThat(bottleneck("--streams=4", "--unitRows=100", "--targetHosts=127.0.0.1,127.0.0.2"))
          .startsWith("Bottleneck: unbalanced target nodes (127.0.0.2:")
          .contains("leave it out of --targetHosts");
    }
  }

  /**
   * Hardly any room for new objects: the collector runs all the time. Whether it takes most of it,
   * the machine has a say in.
   */
  @Test
  void aHeapWithoutRoom() throws Exception {
    ReadingsTable table = new ReadingsTable(5);
    migration.load(table, 4_000);

    try (ForkedMain main =
        ForkedMain.start(
            folder,
            List.of("-XX:+UseParallelGC", "-XX:ParallelGCThreads=16", "-Xmx256m", "-Xmn1m"),
            migration.command(
                "readings", "--runner=DirectRunner", "--streams=2", "--copyFormat=csv"))) {
      assertThat(main.exitCode()).as(main.output()).isZero();
      assertThat(main.output())
          .contains(": collections of garbage (", "-Xmx of the command's own JVM");
    }
  }

  @Test
  void aTargetTableWithASlowTrigger() throws Exception {
    load(ROWS, 1);
    trigger("CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW", 0.003);

    assertThat(bottleneck("--streams=1"))
        .startsWith("Bottleneck: the target's COPY and commit (")
        .contains("look at the table's indexes and triggers");
  }

  @Test
  void aConstraintThatIsCheckedAtTheCommit() throws Exception {
    load(ROWS, 1);
    trigger(
        "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW",
        0.003);

    assertThat(bottleneck("--streams=1"))
        .startsWith("Bottleneck: the target's commits (")
        .contains("deferred constraints");
  }

  @Test
  void claimsThatTakeLong() throws Exception {
    load(ROWS, 1);
    createLedger();
    trigger("CREATE TRIGGER slow BEFORE INSERT ON sluice.unit FOR EACH ROW", 1);

    assertThat(bottleneck("--streams=1"))
        .startsWith("Bottleneck: connecting to the target and claiming units (")
        .contains("its locks on sluice.unit");
  }

  /** One partition has nearly all rows. */
  @Test
  void aSkewedPartition() throws Exception {
    load(1, ROWS);
    load(40, 1);
    trigger("CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW", 0.01);

    assertThat(bottleneck("--streams=4"))
        .startsWith("Bottleneck: units of uneven size (")
        .contains("A partition is never cut");
  }

  /** The report's line. */
  private String bottleneck(String... flags) {
    return flags[0].startsWith("--")
        ? bottleneck("t", List.of(flags))
        : bottleneck(flags[0], List.of(flags).subList(1, flags.length));
  }

  private String bottleneck(String table, List<String> flags) {
    List<String> all = new ArrayList<>(flags);
    all.add("--runner=DirectRunner");
    Migration.Result result = migration.run(table, all.toArray(String[]::new));
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    return bottleneckOf(result.output());
  }

  private static String bottleneckOf(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith("Bottleneck: "))
        .findFirst()
        .orElseThrow(() -> new AssertionError(output));
  }

  /** An empty table makes it. */
  private void createLedger() throws SQLException {
    migration.cql().execute("CREATE TABLE %s.empty (p int PRIMARY KEY)".formatted(keyspace()));
    migration.sql("CREATE TABLE empty (p int)");
    assertThat(migration.run("empty").status()).isEqualTo(ExitStatus.DONE);
  }

  private Connection connectAs(String role) throws SQLException {
    return DriverManager.getConnection(
        migration.postgres.jdbcUrl(migration.database), role, "secret");
  }

  private void createSource() {
    migration
        .cql()
        .execute("CREATE TABLE %s.t (p int, c int, PRIMARY KEY (p, c))".formatted(keyspace()));
  }

  private String keyspace() {
    return migration.keyspace;
  }

  private void trigger(String when, double seconds) throws Exception {
    migration.sql(
        """
        CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_sleep(%s); RETURN NEW; END $$
        """
            .formatted(seconds));
    migration.sql(when + " EXECUTE FUNCTION slow()");
  }

  private void load(int partitions, int rows) {
    PreparedStatement insert =
        migration.cql().prepare("INSERT INTO %s.t (p, c) VALUES (?, ?)".formatted(keyspace()));
    for (int partition = 0; partition < partitions; partition++) {
      int p = partition;
      IntStream.range(0, rows).forEach(c -> migration.cql().execute(insert.bind(p, c)));
    }
  }
}
