package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.AtRate;
import dev.sluice.it.load.ChunkPlan;
import dev.sluice.it.load.FirstLook;
import dev.sluice.it.load.GenerateKafka;
import dev.sluice.it.load.KafkaLoad;
import dev.sluice.it.load.KafkaSummary;
import dev.sluice.it.load.LoadPattern;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.ledger.LatencySketch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How much of the floor's speed {@code stream-kafka} keeps, and how long records take at half of
 * that: from their timestamp, when the schedule asked for them, to their commit. Records, runs and
 * streams by system properties {@code bench.records}, {@code bench.runs}, {@code bench.streams}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamKafkaBench {
  private static final int RECORDS = Integer.getInteger("bench.records", 600_000);
  private static final int RUNS = Integer.getInteger("bench.runs", 5);
  private static final int STREAMS = Integer.getInteger("bench.streams", 2);

  /** The first rounds of a JVM compile Spark. */
  private static final int WARM_UPS = 2;

  private static final int PARTITIONS = 4;
  private static final Duration TIME = Duration.ofSeconds(20);

  @TempDir static Path folder;

  /** Rows/s; a guess unless it was measured before. */
  private static double sustained = Integer.getInteger("bench.rate", 40_000);

  @ParameterizedTest
  @EnumSource
  @Order(1)
  void keepsFourFifthsOfTheFloor(CsvTarget.Indexes indexes) throws Exception {
    List<CsvSample> floors = new ArrayList<>();
    List<CsvSample> streams = new ArrayList<>();
    try (LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Settings.durable());
        LocalKafka kafka = LocalKafka.start()) {
      String topic = kafka.newTopic("events", PARTITIONS);
      KafkaLoad load =
          KafkaLoad.into(kafka.clientProperties(), topic, folder.resolve(indexes + ".jsonl"))
              .withPlan(ChunkPlan.atOnce(RECORDS));
      GenerateKafka.run(load);
      for (int run = -WARM_UPS; run < RUNS; run++) {
        CsvTarget first = CsvTarget.create(postgres, load.table(), indexes);
        KafkaFloor floor =
            KafkaFloor.of(
                first.target(), kafka.clientProperties(), topic, load.table().columnNames());
        CsvSample a =
            CsvSample.ofFloor(() -> floor.run(STREAMS, PARTITIONS, RECORDS), (long) RECORDS);
        check(first);
        CsvTarget second = CsvTarget.create(postgres, load.table(), indexes);
        CsvSample b =
            CsvSample.ofStream(command(second, kafka, topic, "empty")::run, second, RECORDS);
        check(second);
        System.out.printf("%s run %d: floor %s; stream-kafka %s%n", indexes, run, a, b);
        if (run >= 0) {
          floors.add(a);
          streams.add(b);
        }
      }
    }
    double limit = CsvSample.median(floors, CsvSample::rowsPerSecond);
    double rate = CsvSample.median(streams, CsvSample::rowsPerSecond);
    System.out.printf(
        "| %s indexes | floor %,.0f rows/s, %.2f CPU s | stream-kafka %,.0f rows/s, %.2f CPU s | %.2f |%n",
        indexes,
        limit,
        CsvSample.median(floors, CsvSample::cpuSeconds),
        rate,
        CsvSample.median(streams, CsvSample::cpuSeconds),
        rate / limit);
    if (indexes == CsvTarget.Indexes.FOUR) {
      sustained = rate;
    }
    assertThat(rate / limit).isGreaterThanOrEqualTo(0.8);
  }

  @Test
  @Order(2)
  void halfOfThatRateIsLoadedInTime() throws Exception {
    long rate = Math.round(sustained / 2);
    try (LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Settings.durable());
        LocalKafka kafka = LocalKafka.start()) {
      String topic = kafka.newTopic("events", PARTITIONS);
      KafkaLoad load =
          KafkaLoad.into(kafka.clientProperties(), topic, folder.resolve("rate.jsonl"))
              .withProducers(2)
              .withPlan(ChunkPlan.atRate(new AtRate(rate, LoadPattern.STEADY, TIME)));
      CsvTarget target = CsvTarget.create(postgres, load.table(), CsvTarget.Indexes.FOUR);
      CompletableFuture<KafkaSummary> generating =
          CompletableFuture.supplyAsync(() -> generate(load, target));
      command(target, kafka, topic, TIME.plusSeconds(15).toSeconds() + "s").run();
      System.out.println(generating.join().text());
      LatencySketch latency = latency(target);
      System.out.printf(
          "| %,d rows/s | %,d rows | %,d ms | %,d ms | %,d ms | %,d ms |%n",
          rate,
          latency.rows(),
          latency.percentile(50),
          latency.percentile(95),
          latency.percentile(99),
          latency.percentile(100));
      assertThat(latency.percentile(99)).isLessThan(2_000);
    }
  }

  private static KafkaSummary generate(KafkaLoad load, CsvTarget target) {
    try {
      assertThat(FirstLook.await(target::connect, new CountDownLatch(1))).isTrue();
      return GenerateKafka.run(load);
    } catch (Exception e) {
      throw new IllegalStateException("The load failed", e);
    }
  }

  private static StreamCommand command(
      CsvTarget target, LocalKafka kafka, String topic, String until) {
    return new StreamCommand(
        target,
        List.of(
            "stream-kafka", "--bootstrapServers=" + kafka.bootstrapServers(), "--topics=" + topic),
        STREAMS,
        List.of("--until=" + until));
  }

  private static LatencySketch latency(CsvTarget target) throws Exception {
    LatencySketch latency = LatencySketch.empty();
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT latency FROM sluice.unit")) {
      while (row.next()) {
        latency.merge(row.getBytes(1));
      }
    }
    return latency;
  }

  private static void check(CsvTarget target) throws Exception {
    assertThat((long) target.number("SELECT count(*) FROM events")).isEqualTo(RECORDS);
    target.drop();
  }
}
