package dev.sluice.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class LocalKafkaIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void servesComesBackWithItsRecordsAndLeavesNothingBehind() throws Exception {
    LocalKafka kafka = LocalKafka.start();
    long pid = kafka.pid();
    Path files = kafka.logFile().resolveSibling("").toAbsolutePath();

    String topic = kafka.newTopic("words", 2);
    kafka.createTopic("short", 1, Map.of("retention.ms", "60000"));
    produce(kafka, topic, "one", "two", "three");

    assertThat(consume(kafka, topic, 2, 3)).containsExactlyInAnyOrder("one", "two", "three");
    assertThat(kafka.newTopic("words", 1)).isNotEqualTo(topic);
    assertThatThrownBy(() -> kafka.createTopic("short", 1, Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot create topic short with 1 partitions")
        .hasCauseInstanceOf(TopicExistsException.class);
    assertThat(files).isDirectory();
    String address = kafka.bootstrapServers();

    kafka.kill();
    kafka.restart();
    produce(kafka, topic, "after the kill");

    assertThat(kafka.bootstrapServers()).isEqualTo(address);
    assertThat(kafka.pid()).isNotEqualTo(pid);
    assertThat(consume(kafka, topic, 2, 4))
        .containsExactlyInAnyOrder("one", "two", "three", "after the kill");
    long later = kafka.pid();

    kafka.close();
    kafka.close();

    assertThat(ProcessHandle.of(later).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(files).doesNotExist();
    assertThatThrownBy(kafka::restart)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it is closed");
  }

  private static void produce(LocalKafka kafka, String topic, String... values) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            new HashMap<>(kafka.clientProperties()),
            new StringSerializer(),
            new StringSerializer())) {
      for (String value : values) {
        producer
            .send(new ProducerRecord<>(topic, value, value))
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    }
  }

  private static List<String> consume(LocalKafka kafka, String topic, int partitions, int count) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            new HashMap<>(kafka.clientProperties()),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> all = new ArrayList<>();
      for (int partition = 0; partition < partitions; partition++) {
        all.add(new TopicPartition(topic, partition));
      }
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofSeconds(1)).forEach(consumed -> values.add(consumed.value()));
      }
    }
    return values;
  }
}
