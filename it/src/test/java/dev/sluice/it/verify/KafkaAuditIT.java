package dev.sluice.it.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.AtRate;
import dev.sluice.it.load.ChunkPlan;
import dev.sluice.it.load.Complexity;
import dev.sluice.it.load.EventPaths;
import dev.sluice.it.load.GenerateKafka;
import dev.sluice.it.load.KafkaLoad;
import dev.sluice.it.load.KafkaManifest;
import dev.sluice.it.load.KafkaSummary;
import dev.sluice.it.load.LoadPattern;
import dev.sluice.it.load.ManifestChunk;
import dev.sluice.it.load.StreamEventsTable;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.SharedServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is generated into a topic is what its manifest says, record by record and as a table. */
class KafkaAuditIT {
  private static final int PARTITIONS = 3;
  private static final int RECORDS = 5_000;

  @TempDir private Path folder;
  private LocalKafka kafka;
  private String topic;

  @BeforeEach
  void topic() {
    kafka = SharedServers.kafka();
    topic = kafka.newTopic("audit", PARTITIONS);
  }

  @ParameterizedTest
  @EnumSource
  void committedRecordsAreThoseOfTheManifest(Complexity complexity) throws Exception {
    KafkaLoad load =
        load(complexity)
            .withPlan(ChunkPlan.atOnce(RECORDS).withChunkRecords(100))
            .withFlaws(0.05, 0.1)
            .withTransactions(0.2)
            .withProducers(3);

    KafkaSummary summary = GenerateKafka.run(load);

    KafkaManifest manifest = KafkaManifest.read(load.manifest());
    assertThat(manifest.records()).isEqualTo(RECORDS).isEqualTo(summary.recordsSent());
    assertThat(manifest.aborted()).isPositive();
    assertThat(manifest.chunks()).hasSize(RECORDS / 100).allMatch(manifest::isRecomputable);
    assertThat(consume("read_uncommitted")).hasSize(RECORDS);
    List<ConsumerRecord<String, String>> committed = consume("read_committed");
    assertThat(committed).hasSize((int) (RECORDS - manifest.aborted()));
    Counts counts = count(committed, manifest.table());
    assertThat(counts)
        .isEqualTo(new Counts(manifest.good(), manifest.duplicates(), manifest.malformed()));

    try (Connection connection = store(committed, manifest.table())) {
      ManifestAudit audit = ManifestAudit.of(connection, "public", "events", manifest);
      assertThat(audit.isClean()).as(audit.text()).isTrue();
      assertThat(audit.rows()).isEqualTo(manifest.good()).isEqualTo(audit.distinctIds());

      execute(
          connection,
          "DELETE FROM events WHERE event_id = '%s'".formatted(manifest.table().row(7)[0]));
      assertThat(ManifestAudit.of(connection, "public", "events", manifest).missing()).isEqualTo(1);
    }
  }

  @Test
  void recordsComeAtTheRateWithTheTimeTheyAreDue() throws Exception {
    AtRate rate = new AtRate(2_000, LoadPattern.SPIKE, Duration.ofSeconds(5));
    KafkaLoad load = load(Complexity.BASIC).withPlan(ChunkPlan.atRate(rate)).withProducers(2);

    KafkaSummary summary = GenerateKafka.run(load);

    KafkaManifest manifest = KafkaManifest.read(load.manifest());
    List<ConsumerRecord<String, String>> records = consume("read_committed");
    assertThat(records).hasSize((int) rate.rows()).hasSize((int) summary.good());
    assertThat(summary.plannedMillis()).isEqualTo(5_000);
    assertThat(summary.realMillis()).isGreaterThanOrEqualTo(5_000);
    Set<Long> due =
        manifest.chunks().stream().map(ManifestChunk::dueAt).collect(Collectors.toSet());
    assertThat(records).allMatch(sent -> due.contains(sent.timestamp()));
  }

  private record Counts(long good, long duplicates, long malformed) {}

  private static Counts count(
      List<ConsumerRecord<String, String>> records, StreamEventsTable table) {
    Set<Long> good = new HashSet<>();
    long duplicates = 0;
    long malformed = 0;
    for (ConsumerRecord<String, String> consumed : records) {
      long index = table.indexOf(UUID.fromString(consumed.key()));
      if (index < 0) {
        malformed++;
      } else if (!good.add(index)) {
        duplicates++;
      }
    }
    return new Counts(good.size(), duplicates, malformed);
  }

  /** As a loader would: good ones by their paths, each once. */
  private static Connection store(
      List<ConsumerRecord<String, String>> records, StreamEventsTable table) throws SQLException {
    Connection connection =
        SharedServers.postgres().connect(SharedServers.postgres().newDatabase("kafka_audit"));
    execute(connection, table.postgresDdl("public"));
    try (PreparedStatement insert = connection.prepareStatement(insert(table))) {
      for (ConsumerRecord<String, String> consumed : records) {
        if (table.indexOf(UUID.fromString(consumed.key())) >= 0) {
          insert.setString(1, consumed.value());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
    return connection;
  }

  private static String insert(StreamEventsTable table) {
    Map<String, List<String>> paths = new EventPaths(table.complexity()).byColumn();
    List<String> values =
        table.columns().stream()
            .map(
                column ->
                    "(event #>> '{%s}')::%s"
                        .formatted(
                            String.join(",", paths.get(column.name())), column.postgresType()))
            .toList();
    return "INSERT INTO events (%s) SELECT %s FROM (SELECT ?::jsonb AS event) record ON CONFLICT DO NOTHING"
        .formatted(String.join(", ", table.columnNames()), String.join(", ", values));
  }

  private KafkaLoad load(Complexity complexity) {
    return KafkaLoad.into(kafka.clientProperties(), topic, folder.resolve("manifest.jsonl"))
        .withTable(new StreamEventsTable(11, complexity));
  }

  private List<ConsumerRecord<String, String>> consume(String isolation) {
    Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
    properties.put("isolation.level", isolation);
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        TopicPartition one = new TopicPartition(topic, partition);
        consumer.assign(List.of(one));
        consumer.seekToBeginning(List.of(one));
        long end = consumer.endOffsets(List.of(one)).get(one);
        while (consumer.position(one) < end) {
          consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
        }
      }
    }
    return records;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
