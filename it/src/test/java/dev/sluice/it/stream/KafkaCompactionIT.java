package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.stream.StreamTarget.Result;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A topic of which most offsets are missing. */
@Timeout(180)
class KafkaCompactionIT {
  private static final Map<String, String> COMPACTED =
      Map.of(
          "cleanup.policy", "compact",
          "segment.ms", "100",
          "min.cleanable.dirty.ratio", "0.01",
          "delete.retention.ms", "0");

  @TempDir private Path folder;

  @Test
  void unitsEndThoughCompactionRemovedOffsets() throws Exception {
    try (LocalKafka kafka =
        LocalKafka.start(LocalKafka.Settings.plain().with("log.cleaner.backoff.ms", "100"))) {
      KafkaStream stream = KafkaStream.create(folder, kafka, 1, COMPACTED);
      stream.sql("CREATE TABLE t (id int PRIMARY KEY, n int)");
      for (int round = 0; round < 5; round++) {
        rewrite(stream, 600 * round, 600 * (round + 1));
      }
      // Segments are rolled, and compacted up to the last one, when more comes.
      int sent = 3_000;
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (records(stream) > sent / 2) {
        assertThat(System.nanoTime()).as("compacted in a minute").isLessThan(deadline);
        rewrite(stream, sent, sent + 7);
        sent += 7;
      }

      Result result =
          stream.run("t", "--runner=DirectRunner", "--onConflict=update", "--unitRecords=100");

      assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
      assertThat(result.output()).contains("%,d offsets planned".formatted(sent));
      assertThat(stream.number("SELECT sum(rows_read) FROM sluice.unit")).isLessThan(sent);
      int last = sent;
      assertThat(stream.texts("SELECT n FROM t ORDER BY n"))
          .containsExactlyElementsOf(
              IntStream.range(last - 7, last).mapToObj(String::valueOf).toList());
    }
  }

  private static void rewrite(KafkaStream stream, int from, int until) {
    try (Producer<byte[], byte[]> producer = stream.producer(Map.of())) {
      for (int n = from; n < until; n++) {
        KafkaStream.send(
            producer,
            new ProducerRecord<>(
                stream.topic,
                0,
                KafkaStream.bytes("key " + n % 7),
                KafkaStream.bytes("{\"id\":%d,\"n\":%d}".formatted(n % 7, n))));
      }
    }
  }

  /** How many there are, whatever their offsets. */
  private static long records(KafkaStream stream) {
    TopicPartition partition = new TopicPartition(stream.topic, 0);
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.copyOf(stream.kafka.clientProperties()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      long records = 0;
      while (consumer.position(partition) < end) {
        records += consumer.poll(Duration.ofMillis(200)).count();
      }
      return records;
    }
  }
}
