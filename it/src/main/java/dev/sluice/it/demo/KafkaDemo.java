package dev.sluice.it.demo;

import dev.sluice.it.load.AtRate;
import dev.sluice.it.load.ChunkPlan;
import dev.sluice.it.load.Complexity;
import dev.sluice.it.load.EventPaths;
import dev.sluice.it.load.GenerateKafka;
import dev.sluice.it.load.KafkaLoad;
import dev.sluice.it.load.KafkaManifest;
import dev.sluice.it.load.LoadPattern;
import dev.sluice.it.load.StreamEventsTable;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.verify.LoadedUnits;
import dev.sluice.it.verify.ManifestAudit;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Starts a Kafka and a PostgreSQL, writes nested events to a topic, steadily, with a rising rate
 * and with a spike, while the shipped command loads them, and accounts for every record.
 */
public final class KafkaDemo {
  private static final String COMMAND = "stream-kafka";
  private static final String TOPIC = "events";
  private static final int PARTITIONS = 4;
  private static final Complexity COMPLEXITY = Complexity.COMPLEX;
  private static final double FLAWS = 0.01;
  private static final Duration TIME = Duration.ofSeconds(12);

  /** For Spark to start, and for the last records. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  /** Records a second at most. */
  private static final Map<LoadPattern, Integer> RATES =
      new EnumMap<>(
          Map.of(LoadPattern.STEADY, 2_000, LoadPattern.RAMP, 4_000, LoadPattern.SPIKE, 10_000));

  private final DemoTarget target;
  private final LocalKafka kafka;

  private KafkaDemo(DemoTarget target, LocalKafka kafka) {
    this.target = target;
    this.kafka = kafka;
  }

  /**
   * Runs the demo.
   *
   * @return 0 if every record is accounted for, though {@code stream-kafka} itself ends with 1 for
   *     the malformed ones among them
   */
  public static int run(String[] args, PrintStream out) throws SQLException, IOException {
    out.println("Starting Kafka and PostgreSQL on this machine ...");
    return DemoTarget.play(
        args,
        out,
        target -> {
          try (LocalKafka kafka = LocalKafka.start()) {
            return new KafkaDemo(target, kafka).run();
          }
        });
  }

  private int run() throws SQLException, IOException {
    kafka.createTopic(TOPIC, PARTITIONS, Map.of());
    target.create(new StreamEventsTable(1, COMPLEXITY));
    Map<LoadPattern, DemoLoads.Load<KafkaManifest>> loads = new EnumMap<>(LoadPattern.class);
    RATES.forEach((pattern, rate) -> loads.put(pattern, () -> generate(pattern, rate)));
    List<String> command =
        List.of(
            COMMAND,
            "--bootstrapServers=" + kafka.bootstrapServers(),
            "--topics=" + TOPIC,
            new EventPaths(COMPLEXITY).flag());
    DemoLoads.Outcome<LoadPattern, KafkaManifest> outcome =
        new DemoLoads<>(target, command, loads)
            .stream(TIME.multipliedBy(RATES.size()).plus(MARGIN), this::areRecordsLeft);
    int code = outcome.mayGoOn() ? account(outcome) : outcome.status().code();
    target.keep("Kafka       %s, topic %s".formatted(kafka.bootstrapServers(), TOPIC));
    return code;
  }

  private KafkaManifest generate(LoadPattern pattern, int rate) throws IOException {
    AtRate schedule = new AtRate(rate, pattern, TIME);
    KafkaLoad load =
        KafkaLoad.into(kafka.clientProperties(), TOPIC, target.folder().resolve(pattern + ".jsonl"))
            // Rates differ: each load has events of its own.
            .withTable(new StreamEventsTable(rate, COMPLEXITY))
            .withPlan(ChunkPlan.atRate(schedule))
            .withFlaws(FLAWS, FLAWS);
    target
        .out()
        .printf(
            "-- %s load begins: at most %,d records/s for %d s%n", pattern, rate, TIME.toSeconds());
    GenerateKafka.run(load);
    return KafkaManifest.read(load.manifest());
  }

  private boolean areRecordsLeft(Map<LoadPattern, KafkaManifest> manifests) throws SQLException {
    long generated = manifests.values().stream().mapToLong(KafkaManifest::records).sum();
    try (Connection connection = target.connect()) {
      return LoadedUnits.read(connection).counts().read() < generated;
    }
  }

  private int account(DemoLoads.Outcome<LoadPattern, KafkaManifest> outcome) throws SQLException {
    PrintStream out = target.out();
    List<KafkaManifest> manifests = new ArrayList<>(outcome.generated().values());
    try (Connection connection = target.connect()) {
      KafkaDemoReport report = new KafkaDemoReport(outcome.generated(), connection, out);
      report.printLoads();
      report.printCounts();
      boolean exact = report.balances();
      if (!manifests.isEmpty()) {
        ManifestAudit audit = ManifestAudit.of(connection, "public", "events", manifests);
        out.printf("%n== audit: every value of the table, computed again%n  %s%n", audit.text());
        exact &= audit.isClean();
      }
      report.verdict().print(out, COMMAND, exact, outcome.status());
      return outcome.code(exact);
    }
  }
}
