package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.SharedServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A fresh topic and a fresh database, and the command between them. */
final class KafkaStream extends StreamTarget {
  private static final String PAD = "x".repeat(180);

  final LocalKafka kafka;
  final String topic;

  private KafkaStream(Path folder, LocalKafka kafka, String topic)
      throws IOException, SQLException {
    super(folder, SharedServers.postgres());
    this.kafka = kafka;
    this.topic = topic;
  }

  /** A topic on the shared broker. */
  static KafkaStream create(Path folder, int partitions) throws IOException, SQLException {
    return create(folder, SharedServers.kafka(), partitions);
  }

  static KafkaStream create(Path folder, LocalKafka kafka, int partitions)
      throws IOException, SQLException {
    return new KafkaStream(
        Files.createTempDirectory(folder, "stream"), kafka, kafka.newTopic("in", partitions));
  }

  /** A topic with settings of its own, on a broker of its own. */
  static KafkaStream create(
      Path folder, LocalKafka kafka, int partitions, Map<String, String> config)
      throws IOException, SQLException {
    kafka.createTopic("in", partitions, config);
    return new KafkaStream(Files.createTempDirectory(folder, "stream"), kafka, "in");
  }

  Producer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
    properties.put("linger.ms", 5);
    properties.putAll(more);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends values without keys to a partition, and waits until they are there. */
  void send(int partition, @Nullable String... values) {
    try (Producer<byte[], byte[]> producer = producer(Map.of())) {
      for (String value : values) {
        send(
            producer,
            new ProducerRecord<>(topic, partition, null, value == null ? null : bytes(value)));
      }
    }
  }

  void sendKeyed(int partition, String key, @Nullable String value) {
    try (Producer<byte[], byte[]> producer = producer(Map.of())) {
      send(
          producer,
          new ProducerRecord<>(topic, partition, bytes(key), value == null ? null : bytes(value)));
    }
  }

  /** Sends records {@code {"id":n,"pad":"…"}}, of about 200 bytes. */
  void sendIds(int partition, int from, int until) {
    send(
        partition,
        IntStream.range(from, until).mapToObj(KafkaStream::idValue).toArray(String[]::new));
  }

  static String idValue(int id) {
    return "{\"id\":%d,\"pad\":\"%s\"}".formatted(id, PAD);
  }

  /** A table that would hold a record twice, for {@link #sendIds}. */
  void createIds() throws SQLException {
    sql("CREATE TABLE t (id int, pad text)");
  }

  /** So many records were sent; each is in the table once, and the ledger says so too. */
  void assertIdsOnce(long sent) throws SQLException {
    assertThat(text("SELECT concat_ws(' ', count(*), count(DISTINCT id)) FROM t"))
        .isEqualTo(sent + " " + sent);
    assertThat(
            text(
                "SELECT concat_ws(' ', sum(rows_read), sum(rows_loaded),"
                    + " count(*) - count(committed_at)) FROM sluice.unit"))
        .isEqualTo("%1$d %1$d 0".formatted(sent));
  }

  long unitsDone() throws SQLException {
    return number("SELECT count(*) FROM sluice.unit WHERE committed_at IS NOT NULL");
  }

  /** What is not taken is missed by the test that counts. */
  static void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> sent) {
    Future<RecordMetadata> unused = producer.send(sent);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  List<String> command(String table, String... flags) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "stream-kafka",
                "--config=" + config,
                "--bootstrapServers=" + kafka.bootstrapServers(),
                "--targetTable=public." + table));
    command.addAll(Arrays.asList(flags));
    if (command.stream().noneMatch(flag -> flag.startsWith("--topics="))) {
      command.add("--topics=" + topic);
    }
    return command;
  }

  /** Loads what is there on the runner that starts sooner; flags may say otherwise. */
  Result run(String table, String... flags) {
    List<String> command = command(table, flags);
    if (command.stream().noneMatch(flag -> flag.startsWith("--until="))) {
      command.add("--until=empty");
    }
    if (command.stream().noneMatch(flag -> flag.startsWith("--runner="))) {
      command.add("--runner=DirectRunner");
    }
    return run(command);
  }

  /** Loads in a thread of its own. */
  CompletableFuture<Result> start(String table, String... flags) {
    return CompletableFuture.supplyAsync(() -> run(table, flags));
  }

  /** The command in a process of its own. */
  ForkedMain fork(List<String> jvm, String table, String... flags) throws IOException {
    return fork(jvm, Map.of(), table, flags);
  }

  /** Likewise, with more in its environment. */
  ForkedMain fork(List<String> jvm, Map<String, String> environment, String table, String... flags)
      throws IOException {
    return ForkedMain.start(folder, jvm, environment, command(table, flags));
  }
}
