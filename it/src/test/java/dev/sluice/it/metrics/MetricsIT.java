package dev.sluice.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus is told while runs go on and when they are over. */
@Timeout(240)
class MetricsIT {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:([0-9]+)/metrics");

  /** Labels that Prometheus adds. */
  private static final Set<String> OF_THE_SCRAPE = Set.of("instance", "job");

  /** As many as spark.port.maxRetries lets it try. */
  private static final int SPARK_PORTS = 16;

  @TempDir private Path folder;
  private MetricsTarget target;
  private int firstPort;

  @BeforeEach
  void create() throws Exception {
    target = new MetricsTarget(folder);
    // The next ones are tried if it is taken.
    firstPort = ThreadLocalRandom.current().nextInt(20_000, 31_000);
  }

  @Test
  void countersAreWhatTheReportsSay() throws Exception {
    target.sql("CREATE SEQUENCE attempts");
    target.sql(
        """
        CREATE FUNCTION once() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('attempts') = 1 THEN
            RAISE EXCEPTION 'try again' USING ERRCODE = '40001';
          END IF;
          RETURN NULL;
        END $$
        """);
    target.sql("CREATE TRIGGER once BEFORE INSERT ON t FOR EACH STATEMENT EXECUTE FUNCTION once()");

    int port = run("migrate", migrate());
    OpenMetrics migrated = scrapeWhenStreamsAreOver(port);
    assertReported("migrate", migrated);
    assertThat(migrated.sum("sluice_planned_units", Map.of())).isPositive();
    assertThat(migrated.sum("sluice_done_units", Map.of()))
        .isEqualTo(migrated.sum("sluice_planned_units", Map.of()));
    assertThat(migrated.sum("sluice_retries_total", Map.of("sqlstate_class", "40"))).isEqualTo(1);

    run("stream-csv", streamCsv("--until=empty", "--targetRowsPerSecond=1000"));
    run("stream-kafka", streamKafka());
    OpenMetrics all = scrapeWhenStreamsAreOver(port);
    assertReported("stream-csv", all);
    assertReported("stream-kafka", all);
    assertThat(all.sum("sluice_stream_lag_records", Map.of("pipeline", "stream-kafka")))
        .as("the last look at the topic's lag")
        .isNotNegative();
    assertThat(all.sum("sluice_run_info", Map.of())).as("runs").isEqualTo(3);
    assertThat(Web.get(port, "/metrics", "text/plain"))
        .as("the older format, for whoever asks for no other")
        .contains("# TYPE sluice_rows_total counter");

    assertDocumented(all);
    for (MetricsFiles.Use use : MetricsFiles.uses()) {
      assertExposed(use, all.labels());
    }
  }

  @Test
  void answersWhileAStreamRunsAndSparksOwnMetricsCanBeRead() throws Exception {
    String[] sink = {
      "-Dspark.ui.enabled=true",
      "-Dspark.ui.port=" + (firstPort + 1),
      "-Dspark.metrics.conf.*.sink.prometheusServlet.class=org.apache.spark.metrics.sink.PrometheusServlet",
      "-Dspark.metrics.conf.*.sink.prometheusServlet.path=/metrics/prometheus",
      "-Xmx512m"
    };
    List<String> command = streamCsv("--until=forever", "--runner=SparkRunner", "--streams=2");
    try (ForkedMain main = ForkedMain.start(folder, ForkedMain.quickStart(sink), command)) {
      main.await(() -> ADDRESS.matcher(main.output()).find());
      int port = port(main.output());
      Map<String, String> copied = Map.of("outcome", "copied");
      main.await(() -> Web.scrape(port).sum("sluice_units_total", copied) == 4);
      main.await(() -> Web.scrape(port).sum("sluice_stream_units", Map.of("state", "issued")) == 0);
      OpenMetrics running = Web.scrape(port);

      assertThat(running.sum("sluice_row_latency_seconds_count", Map.of())).isEqualTo(12);
      assertThat(running.sum("sluice_stream_last_look_timestamp_seconds", Map.of()))
          .isCloseTo(System.currentTimeMillis() / 1e3, within(120.0));
      assertThat(sparksOwn())
          .isNotEmpty()
          .allMatch(line -> line.matches("[a-zA-Z_:][a-zA-Z0-9_:]*(\\{[^}]*})? [-+.0-9EeNa]+"))
          .noneMatch(line -> line.contains("Beam"));
      main.terminate();
      assertThat(main.exitCode()).isEqualTo(ExitStatus.DONE_WITH_REJECTS.code());
      assertReported("stream-csv", running);
    }
  }

  /** A stream may see a moment later than the run that there is nothing more to do. */
  private static OpenMetrics scrapeWhenStreamsAreOver(int port) throws Exception {
    OpenMetrics metrics;
    do {
      metrics = Web.scrape(port);
    } while (metrics.sum("sluice_open_streams", Map.of()) != 0);
    return metrics;
  }

  /** The lines of Spark's servlet, which is on the first free port of those it tries. */
  private List<String> sparksOwn() throws Exception {
    for (int port = firstPort + 1; port <= firstPort + SPARK_PORTS; port++) {
      try {
        return Web.get(port, "/metrics/prometheus/", "*/*").lines().toList();
      } catch (IOException e) {
        // Somebody else's, or nobody's.
      }
    }
    throw new AssertionError("Spark's metrics are at none of its ports.");
  }

  private void assertReported(String pipeline, OpenMetrics metrics) throws Exception {
    JsonNode report = report(pipeline);
    Map<String, String> of = Map.of("pipeline", pipeline, "target", "public.t");
    for (String outcome : List.of("loaded", "rejected", "filtered", "duplicate", "deleted")) {
      assertThat(metrics.sum("sluice_rows_total", and(of, "outcome", outcome)))
          .as(pipeline + " " + outcome)
          .isEqualTo(report.at("/rows/" + outcome).asDouble());
    }
    assertThat(metrics.sum("sluice_copied_bytes_total", of))
        .isEqualTo(report.get("bytes").asDouble());
    double units = report.at("/units/done").asDouble();
    assertThat(metrics.sum("sluice_units_total", and(of, "outcome", "copied"))).isEqualTo(units);
    assertThat(metrics.sum("sluice_unit_duration_seconds_count", of)).isEqualTo(units);
    String run = "run_id = '%s'".formatted(report.get("runId").asText());
    assertThat(metrics.sum("sluice_copy_statements_total", of))
        .isEqualTo(target.number("SELECT sum(copies) FROM sluice.unit WHERE " + run));
    for (String stage : List.of("read", "encode", "connect", "copy", "paused")) {
      assertThat(metrics.sum("sluice_stage_seconds_total", and(of, "stage", stage)))
          .as(pipeline + " " + stage)
          .isCloseTo(
              target.number(
                  "SELECT sum(%s_micros) / 1e6 FROM sluice.unit WHERE %s".formatted(stage, run)),
              within(1e-6));
    }
    assertThat(metrics.sum("sluice_stage_seconds_total", and(of, "stage", "commit")))
        .as("commit")
        .isCloseTo(
            target.number("SELECT commit_micros / 1e6 FROM sluice.run WHERE " + run), within(1e-6));
  }

  private JsonNode report(String pipeline) throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("reports"))) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().matches(pipeline + ".*json")).toList();
      assertThat(found).hasSize(1);
      return new ObjectMapper().readTree(found.get(0).toFile());
    }
  }

  private static Map<String, String> and(Map<String, String> labels, String name, String value) {
    Map<String, String> more = new HashMap<>(labels);
    more.put(name, value);
    return more;
  }

  /** The page's table has each metric of ours and no other. */
  private static void assertDocumented(OpenMetrics metrics) throws Exception {
    Set<String> documented =
        Pattern.compile("^\\| `(sluice_[a-z_]+)` \\|", Pattern.MULTILINE)
            .matcher(Files.readString(MetricsFiles.DOCS.resolve("metrics.md")))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(metrics.labels().keySet().stream())
        .filteredOn(name -> name.startsWith("sluice_"))
        .extracting(name -> name.replaceFirst("(_seconds)_(bucket|sum|count)$", "$1"))
        .containsAll(documented)
        .isSubsetOf(documented);
  }

  /** Its metrics are exposed with the labels that it asks for, groups by and shows. */
  private static void assertExposed(MetricsFiles.Use use, Map<String, Set<String>> exposed) {
    assertThat(use.query().metrics()).as(use.where()).isNotEmpty();
    Set<String> labels = new TreeSet<>(OF_THE_SCRAPE);
    use.query()
        .metrics()
        .forEach(
            (metric, asked) -> {
              assertThat(exposed).as(use.where()).containsKey(metric);
              assertThat(asked).as(use.where()).isSubsetOf(exposed.get(metric));
              labels.addAll(exposed.get(metric));
            });
    assertThat(use.query().labels()).as(use.where()).isSubsetOf(labels);
    assertThat(use.shown()).as(use.where()).isSubsetOf(labels);
  }

  /** Runs a command in this process; returns the port where its metrics are. */
  private static int run(String name, List<String> command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ExitStatus status = Main.run(command.toArray(String[]::new), out);
    String output = bytes.toString(StandardCharsets.UTF_8);
    assertThat(status).as(name + ": " + output).isLessThanOrEqualTo(ExitStatus.DONE_WITH_REJECTS);
    return port(output);
  }

  private static int port(String output) {
    Matcher said = ADDRESS.matcher(output);
    assertThat(said.find()).as(output).isTrue();
    return Integer.parseInt(said.group(1));
  }

  private Path password() throws IOException {
    return Files.writeString(folder.resolve("password"), LocalCassandra.SUPERUSER_PASSWORD);
  }

  private List<String> migrate() throws IOException {
    LocalCassandra cassandra = SharedServers.cassandra();
    String keyspace = cassandra.newKeyspace("metrics");
    CqlSession session = cassandra.session();
    session.execute("CREATE TABLE %s.t (id int PRIMARY KEY, text text)".formatted(keyspace));
    for (int id = 100; id < 130; id++) {
      session.execute("INSERT INTO %s.t (id, text) VALUES (%d, 'a')".formatted(keyspace, id));
    }
    return command(
        "migrate",
        "--cassandraHosts=" + cassandra.host(),
        "--cassandraPort=" + cassandra.port(),
        "--cassandraLocalDc=" + cassandra.datacenter(),
        "--cassandraUser=" + LocalCassandra.SUPERUSER,
        "--cassandraPassword=file:" + password(),
        "--consistency=LOCAL_ONE",
        "--sourceTable=" + keyspace + ".t",
        "--runner=SparkRunner",
        "--streams=2");
  }

  /** Four files with two good rows and a bad one each; one key twice. */
  private List<String> streamCsv(String... flags) throws Exception {
    Path input = Files.createDirectory(folder.resolve("in"));
    for (int id = 0; id < 4; id++) {
      Files.writeString(
          input.resolve(id + ".csv"), "id,text\n%d,a\n%d,b\nx,c\n".formatted(id, id + 3));
    }
    List<String> command =
        command("stream-csv", "--input=" + input, "--ready=rename", "--onConflict=skip");
    command.addAll(Arrays.asList(flags));
    return command;
  }

  private List<String> streamKafka() {
    LocalKafka kafka = SharedServers.kafka();
    String topic = kafka.newTopic("metrics", 2);
    Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      for (int id = 200; id < 220; id++) {
        var unused =
            producer.send(
                new ProducerRecord<>(
                    topic, id % 2, null, "{\"id\":%d,\"text\":\"a\"}".formatted(id)));
      }
    }
    return command(
        "stream-kafka",
        "--bootstrapServers=" + kafka.bootstrapServers(),
        "--topics=" + topic,
        "--unitRecords=5",
        "--until=10s",
        "--runner=DirectRunner");
  }

  private List<String> command(String word, String... flags) {
    List<String> command = new ArrayList<>(List.of(word));
    command.addAll(Arrays.asList(flags));
    command.addAll(
        List.of(
            "--config=" + target.config,
            "--reportDir=" + folder.resolve("reports"),
            "--maxRejects=100",
            "--metricsHost=127.0.0.1",
            "--metricsPort=" + firstPort));
    return command;
  }
}
