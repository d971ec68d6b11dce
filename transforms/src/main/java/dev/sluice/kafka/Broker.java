package dev.sluice.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** Asks the brokers about topics, without reading any records. */
final class Broker implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Admin admin;
  private final String name;

  private Broker(Admin admin, String name) {
    this.admin = admin;
    this.name = name;
  }

  /** A partition as the brokers describe it. */
  record Found(String clusterId, String topicId, TopicPartition partition) {}

  /**
   * @throws KafkaException if the settings cannot be used
   */
  static Broker connect(ClientProperties client) {
    return new Broker(
        Admin.create(
            client.with(
                Map.of(
                    "default.api.timeout.ms",
                    (int) TIMEOUT.toMillis(),
                    "request.timeout.ms",
                    10_000))),
        client.bootstrap());
  }

  KafkaFacts facts(Collection<String> topics) throws IOException {
    // The first question waits for the connection too.
    String unused = get(admin.describeCluster().clusterId());
    long start = System.nanoTime();
    List<KafkaFacts.BrokerFacts> brokers =
        get(admin.describeCluster().nodes()).stream()
            .map(node -> new KafkaFacts.BrokerFacts(node.id(), node.host(), node.port()))
            .sorted(Comparator.comparing(KafkaFacts.BrokerFacts::id))
            .toList();
    long nanos = System.nanoTime() - start;
    List<KafkaFacts.TopicFacts> found = new ArrayList<>();
    for (TopicDescription topic : get(admin.describeTopics(topics).allTopicNames()).values()) {
      List<TopicPartition> led =
          topic.partitions().stream()
              .filter(partition -> partition.leader() != null && !partition.leader().isEmpty())
              .map(partition -> new TopicPartition(topic.name(), partition.partition()))
              .toList();
      found.add(
          new KafkaFacts.TopicFacts(
              topic.name(),
              topic.partitions().size(),
              topic.partitions().size() - led.size(),
              records(led)));
    }
    found.sort(Comparator.comparing(KafkaFacts.TopicFacts::name));
    return new KafkaFacts(nanos, brokers, found);
  }

  private long records(Collection<TopicPartition> partitions) throws IOException {
    Map<TopicPartition, Long> first = first(partitions);
    long records = 0;
    for (Map.Entry<TopicPartition, Long> end : end(partitions).entrySet()) {
      records += end.getValue() - first.getOrDefault(end.getKey(), end.getValue());
    }
    return records;
  }

  List<Found> partitions(Collection<String> topics) throws IOException {
    String cluster = get(admin.describeCluster().clusterId());
    List<Found> found = new ArrayList<>();
    for (TopicDescription topic : get(admin.describeTopics(topics).allTopicNames()).values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  found.add(
                      new Found(
                          cluster,
                          topic.topicId().toString(),
                          new TopicPartition(topic.name(), partition.partition()))));
    }
    return found;
  }

  /** The first offset that is there. */
  Map<TopicPartition, Long> first(Collection<TopicPartition> partitions) throws IOException {
    return offsets(partitions, OffsetSpec.earliest());
  }

  /** The offset behind the last record of which all transactions before it have ended. */
  Map<TopicPartition, Long> end(Collection<TopicPartition> partitions) throws IOException {
    return offsets(partitions, OffsetSpec.latest());
  }

  /** The first offset that is not older; −1 if there is none. */
  Map<TopicPartition, Long> at(Collection<TopicPartition> partitions, long millis)
      throws IOException {
    return offsets(partitions, OffsetSpec.forTimestamp(millis));
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
      throws IOException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<TopicPartition, ListOffsetsResultInfo> found =
        get(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all());
    found.forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  /** Shows in a consumer group how far a stream is. */
  void show(String groupId, Map<TopicPartition, Long> offsets) throws IOException {
    Map<TopicPartition, OffsetAndMetadata> shown = new HashMap<>();
    offsets.forEach((partition, offset) -> shown.put(partition, new OffsetAndMetadata(offset)));
    get(admin.alterConsumerGroupOffsets(groupId, shown).all());
  }

  /**
   * The answer; what may pass is an {@link IOException}, what will not a {@link KafkaException}.
   */
  private <T> T get(KafkaFuture<T> future) throws IOException {
    try {
      return future.get(TIMEOUT.toMillis() + 5_000, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking Kafka at " + name, e);
    } catch (TimeoutException e) {
      throw new IOException("Kafka at " + name + " does not answer", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        throw new IOException("Kafka at " + name + " does not answer: " + e.getCause(), e);
      }
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
