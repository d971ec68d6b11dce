package dev.sluice.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.sluice.it.metrics.Web;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.it.servers.SparkCluster;
import dev.sluice.it.servers.TargetNodes;
import dev.sluice.pipelines.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundled jar by spark-submit on a standalone cluster, in client and in cluster mode, into a
 * target with three nodes.
 */
@Timeout(300)
class ClusterIT {
  private static final int ROWS = 400;
  private static final int STREAMS = 4;

  /** As many as an exporter tries. */
  private static final int PORTS = 20;

  /** Two executors with two streams each. */
  private static final Map<String, String> SPREAD =
      Map.of("spark.cores.max", "4", "spark.executor.cores", "2");

  /** One executor. */
  private static final Map<String, String> SMALL = Map.of("spark.executor.cores", "2");

  /** Where the passwords are, for drivers on whatever machine. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of("TARGET_PASSWORD", LocalPostgres.SUPERUSER_PASSWORD);

  private static final String ALL = "true";

  /** Without the connection that YugabyteDB's driver keeps to ask for the nodes. */
  private static final String COPIES = "wait_event = 'advisory'";

  @TempDir static Path folder;
  private static SparkCluster cluster;
  private static TargetNodes nodes;
  private static String keyspace;
  private static Path cassandraPassword;
  private static String topic;
  private static Path files;

  @TempDir private Path reports;
  private ClusterTarget target;

  @BeforeAll
  static void start() throws Exception {
    cluster = SparkCluster.start();
    nodes = TargetNodes.before(SharedServers.postgres());
    keyspace = loadCassandra();
    cassandraPassword =
        Files.writeString(folder.resolve("password"), LocalCassandra.SUPERUSER_PASSWORD);
    topic = loadKafka();
    files = writeFiles();
  }

  @AfterAll
  static void stop() {
    nodes.close();
    List<Long> executors = cluster.executorPids();
    cluster.close();
    assertThat(executors).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
  }

  @BeforeEach
  void create() throws Exception {
    target = ClusterTarget.create(folder, SharedServers.postgres(), nodes);
  }

  @AfterEach
  void drop() throws Exception {
    target.close();
    cluster.killApplications();
  }

  @Test
  void migrateSpreadsItsConnectionsAndLeavesADeadNodeOut() throws Exception {
    int port = ThreadLocalRandom.current().nextInt(20_000, 31_000);
    String[] flags = {"--unitRows=20", "--metricsHost=127.0.0.1", "--metricsPort=" + port};
    try (ForkedMain main = submit(SPREAD, migrate(flags))) {
      main.await(() -> waiting().size() == STREAMS);
      assertEachProcessAnswersPrometheus(main);
      assertEvenInEachExecutor(ALL);
      assertEvenOverAllExecutors();

      nodes.kill("127.0.0.2");
      target.release();

      assertThat(main.exitCode()).as(main.output()).isZero();
      assertThat(main.output()).contains("400 read = 400 loaded");
    } finally {
      nodes.start("127.0.0.2");
    }
    assertEachRowOnce();
    assertThat(cluster.printed("app-", "stderr"))
        .contains("Target host 127.0.0.2:", " is left out for 10 s: ");
    assertThat(
            target.rows(
                "SELECT role, count(DISTINCT process) FROM sluice.usage_sample GROUP BY role"))
        .as("processes that noted what they took")
        .contains("driver 1", "worker 2");
  }

  /** The driver takes the first free port of the range, the two executors the next free ones. */
  private static void assertEachProcessAnswersPrometheus(ForkedMain main) throws Exception {
    Matcher said =
        Pattern.compile("http://127\\.0\\.0\\.1:([0-9]+)/metrics").matcher(main.output());
    assertThat(said.find()).as(main.output()).isTrue();
    int driver = Integer.parseInt(said.group(1));
    assertThat(Web.scrape(driver).sum("sluice_open_streams", Map.of())).isNaN();
    main.await(() -> Web.scrape(driver).sum("sluice_planned_units", Map.of()) > 0);
    double streams = 0;
    for (int port = driver + 1; port <= driver + PORTS && streams < STREAMS; port++) {
      streams += openStreams(port);
    }
    assertThat(streams).isEqualTo(STREAMS);
  }

  private static double openStreams(int port) throws InterruptedException {
    try {
      double streams = Web.scrape(port).sum("sluice_open_streams", Map.of());
      return Double.isNaN(streams) ? 0 : streams;
    } catch (IOException | IllegalArgumentException e) {
      // Somebody else's port, or nobody's.
      return 0;
    }
  }

  @Test
  void migrateInClusterModeAlsoSpreadsByYugabytesDriver() throws Exception {
    target.sql("ALTER TABLE t ADD CHECK (id <> 7)");
    String[] flags = {
      "--unitRows=20",
      "--targetDriver=yugabytedb",
      "--copyFormat=csv",
      "--maxRejects=1",
      "--reportDir=" + reports
    };
    try (ForkedMain main = submitDriver(SPREAD, migrate(flags))) {
      main.await(() -> waiting().size() == STREAMS);
      assertEvenInEachExecutor(COPIES);
      target.release();

      assertThat(main.exitCode()).as("Spark's, whatever the driver's is").isZero();
      assertThat(main.output()).contains(" is FAILED, exiting spark-submit JVM");
    }
    assertThat(cluster.printed("driver-", "stdout"))
        .contains("400 read = 399 loaded + 1 rejected", ExitStatus.DONE_WITH_REJECTS.meaning());
    assertThat(report()).contains("400 read = 399 loaded + 1 rejected");
    assertThat(target.rows("SELECT count(*), count(DISTINCT id) FROM t"))
        .containsExactly("399 399");
  }

  @Test
  void streamCsvInClientMode() throws Exception {
    target.release();
    try (ForkedMain main = submit(SMALL, streamCsv("--until=empty"))) {
      assertThat(main.exitCode()).as(main.output()).isZero();
      assertThat(main.output()).contains("400 read = 400 loaded", "20 done");
    }
    assertEachRowOnce();
  }

  @Test
  void streamCsvInClusterModeEndsInOrderWhenItIsTold() throws Exception {
    target.release();
    String[] flags = {
      "--until=forever",
      "--checkpointDir=" + folder.resolve("checkpoints").toUri(),
      "--reportDir=" + reports
    };
    try (ForkedMain main = submitDriver(SMALL, streamCsv(flags))) {
      main.await(() -> target.rows("SELECT count(*) FROM t").contains("400"));
      Matcher driver = Pattern.compile("driver-\\d+-\\d+").matcher(main.output());
      assertThat(driver.find()).as(main.output()).isTrue();
      try (ForkedMain kill = cluster.killDriver(folder, driver.group())) {
        assertThat(kill.exitCode()).as(kill.output()).isZero();
      }
      assertThat(main.exitCode()).as("Spark's, whatever the driver's is").isZero();
      assertThat(main.output()).contains(" is FINISHED, exiting spark-submit JVM");
    }
    assertThat(report()).contains("400 read = 400 loaded", ExitStatus.DONE.meaning());
    assertEachRowOnce();
  }

  @Test
  void streamKafkaInClientModeSpreadsItsConnections() throws Exception {
    try (ForkedMain main = submit(SPREAD, streamKafka("--until=empty"))) {
      main.await(() -> waiting().size() == STREAMS);
      // A stream's connection comes and goes with its leases, so its neighbours may have moved on.
      assertThat(hostsInUse()).as("hosts in use").hasSizeGreaterThan(1);
      target.release();

      assertThat(main.exitCode()).as(main.output()).isZero();
      assertThat(main.output()).contains("400 read = 400 loaded");
    }
    assertEachRowOnce();
  }

  @Test
  void streamKafkaInClusterMode() throws Exception {
    target.release();
    try (ForkedMain main = submitDriver(SMALL, streamKafka("--until=empty"))) {
      assertThat(main.exitCode()).as(main.output()).isZero();
    }
    assertThat(cluster.printed("driver-", "stdout")).contains("400 read = 400 loaded");
    assertEachRowOnce();
  }

  /** The text of the only one. */
  private String report() throws IOException {
    try (Stream<Path> written = Files.list(reports)) {
      List<Path> texts = written.filter(file -> file.toString().endsWith(".txt")).toList();
      assertThat(texts).hasSize(1);
      return Files.readString(texts.get(0));
    }
  }

  private static ForkedMain submit(Map<String, String> spark, List<String> command)
      throws Exception {
    return cluster.submit(folder, spark, command);
  }

  private static ForkedMain submitDriver(Map<String, String> spark, List<String> command)
      throws Exception {
    List<String> all = new ArrayList<>(command);
    all.add("--targetPassword=env:TARGET_PASSWORD");
    return cluster.submitDriver(folder, spark, ENVIRONMENT, all);
  }

  private List<String> migrate(String... flags) {
    LocalCassandra cassandra = SharedServers.cassandra();
    return command(
        flags,
        "migrate",
        "--cassandraHosts=" + cassandra.host(),
        "--cassandraPort=" + cassandra.port(),
        "--cassandraLocalDc=" + cassandra.datacenter(),
        "--cassandraUser=" + LocalCassandra.SUPERUSER,
        "--cassandraPassword=file:" + cassandraPassword,
        "--consistency=LOCAL_ONE",
        "--sourceTable=" + keyspace + ".t");
  }

  private List<String> streamCsv(String... flags) {
    return command(flags, "stream-csv", "--input=" + files, "--ready=rename");
  }

  private List<String> streamKafka(String... flags) {
    return command(
        flags,
        "stream-kafka",
        "--bootstrapServers=" + SharedServers.kafka().bootstrapServers(),
        "--topics=" + topic,
        "--unitRecords=20");
  }

  private List<String> command(String[] flags, String... more) {
    List<String> command = new ArrayList<>(List.of(more));
    command.add("--config=" + target.config);
    command.add("--streams=" + STREAMS);
    command.addAll(Arrays.asList(flags));
    return command;
  }

  /** Processes that wait in a COPY, as often as they do. */
  private List<String> waiting() throws Exception {
    return target.rows(
        "SELECT application_name FROM pg_stat_activity"
            + " WHERE datname = current_database() AND wait_event = 'advisory'");
  }

  private Set<String> hostsInUse() throws Exception {
    return Set.copyOf(
        target.rows(
            "SELECT DISTINCT client_addr FROM pg_stat_activity"
                + " WHERE datname = current_database() AND wait_event = 'advisory'"));
  }

  /** The connections of two executors: the numbers at the nodes differ by one at most. */
  private void assertEvenInEachExecutor(String which) throws Exception {
    Set<String> executors = Set.copyOf(waiting());
    assertThat(executors).hasSize(2);
    for (String executor : executors) {
      assertEven("application_name = '%s' AND %s".formatted(executor, which));
    }
  }

  private void assertEvenOverAllExecutors() throws Exception {
    assertEven("application_name IN ('%s')".formatted(String.join("', '", waiting())));
  }

  private void assertEven(String which) throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    TargetNodes.ADDRESSES.forEach(address -> counts.put(address, 0));
    for (String address :
        target.rows(
            "SELECT client_addr FROM pg_stat_activity WHERE datname = current_database() AND "
                + which)) {
      counts.merge(address, 1, Integer::sum);
    }
    int most = Collections.max(counts.values());
    assertThat(counts.values()).as("%s: %s", which, counts).allMatch(count -> count >= most - 1);
  }

  private void assertEachRowOnce() throws Exception {
    assertThat(target.rows("SELECT count(*), count(DISTINCT id), min(id), max(id) FROM t"))
        .containsExactly("400 400 0 399");
  }

  private static String loadCassandra() {
    String name = SharedServers.cassandra().newKeyspace("cluster");
    CqlSession session = SharedServers.cassandra().session();
    session.execute("CREATE TABLE %s.t (id int PRIMARY KEY, text text)".formatted(name));
    var insert = session.prepare("INSERT INTO %s.t (id, text) VALUES (?, 'a')".formatted(name));
    IntStream.range(0, ROWS).forEach(id -> session.execute(insert.bind(id)));
    return name;
  }

  private static String loadKafka() {
    LocalKafka kafka = SharedServers.kafka();
    String name = kafka.newTopic("cluster", STREAMS);
    Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      for (int id = 0; id < ROWS; id++) {
        var unused =
            producer.send(
                new ProducerRecord<>(
                    name, id % STREAMS, null, "{\"id\":%d,\"text\":\"a\"}".formatted(id)));
      }
    }
    return name;
  }

  private static Path writeFiles() throws Exception {
    Path made = Files.createDirectory(folder.resolve("in"));
    for (int file = 0; file < ROWS / 20; file++) {
      int first = 20 * file;
      List<String> lines =
          Stream.concat(
                  Stream.of("id,text"),
                  IntStream.range(first, first + 20).mapToObj(id -> id + ",a"))
              .toList();
      Files.write(made.resolve("f%02d.csv".formatted(file)), lines, StandardCharsets.UTF_8);
    }
    return made;
  }
}
