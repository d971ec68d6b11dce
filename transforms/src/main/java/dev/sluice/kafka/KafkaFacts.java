package dev.sluice.kafka;

import java.util.List;

/**
 * A Kafka cluster as it describes itself.
 *
 * @param nanos that one question and its answer took
 */
public record KafkaFacts(long nanos, List<BrokerFacts> brokers, List<TopicFacts> topics) {
  public KafkaFacts {
    brokers = List.copyOf(brokers);
    topics = List.copyOf(topics);
  }

  /** A broker, at the address that it gives to clients. */
  public record BrokerFacts(int id, String host, int port) {}

  /**
   * A topic.
   *
   * @param leaderless partitions that cannot be read now
   * @param records by the offsets of the other partitions; fewer if the topic is compacted
   */
  public record TopicFacts(String name, int partitions, int leaderless, long records) {}
}
