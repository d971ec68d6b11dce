package dev.sluice.kafka;

import dev.sluice.row.SetupException;
import dev.sluice.row.Transfer;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Looks at a Kafka cluster and its topics, and at how fast they can be read. */
public final class BrokerLook {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private BrokerLook() {}

  /**
   * Asks the brokers.
   *
   * @param topics all of them there
   * @throws IOException if they do not answer now
   * @throws SetupException if they refuse
   */
  public static KafkaFacts facts(ClientProperties client, Collection<String> topics)
      throws IOException {
    try (Broker broker = Broker.connect(client)) {
      return broker.facts(topics);
    } catch (KafkaException e) {
      throw refused(client, e);
    }
  }

  /**
   * Reads a topic from its beginning, all partitions by one consumer that is in no group.
   *
   * @throws SetupException if the user may not
   */
  public static Transfer read(ClientProperties client, String topic, Transfer.Most most) {
    try {
      Consumer<byte[], byte[]> consumer = Consumers.take(client);
      try {
        List<TopicPartition> partitions =
            consumer.partitionsFor(topic, PATIENCE).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return read(consumer, most);
      } finally {
        Consumers.drop(consumer);
      }
    } catch (KafkaException e) {
      throw refused(client, e);
    }
  }

  /** Ends also when there is nothing more. */
  private static Transfer read(Consumer<byte[], byte[]> consumer, Transfer.Most most) {
    long start = System.nanoTime();
    long read = start;
    long bytes = 0;
    while (!most.reached(bytes, System.nanoTime() - start)) {
      var records = consumer.poll(POLL);
      if (records.isEmpty() && bytes > 0) {
        break;
      }
      for (ConsumerRecord<byte[], byte[]> record : records) {
        bytes +=
            Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
      }
      read = records.isEmpty() ? read : System.nanoTime();
    }
    return new Transfer(bytes, read - start);
  }

  private static SetupException refused(ClientProperties client, KafkaException e) {
    return new SetupException(
        "Kafka at %s refuses: %s. The user needs READ and DESCRIBE on the topics."
            .formatted(client.bootstrap(), KafkaCause.of(e)),
        e);
  }
}
