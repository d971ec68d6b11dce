package dev.sluice.ledger;

import java.io.Serializable;

/**
 * A partition of a topic, as a stream remembers it.
 *
 * @param clusterId of the broker's cluster
 * @param topicId changes when the topic is made anew under the same name
 * @param first offset that the stream began with
 * @param plannedUntil offset up to which it is cut into units
 * @param end offset behind the last record that was seen
 */
public record TopicPartitionEntry(
    String topic,
    int partition,
    String clusterId,
    String topicId,
    long first,
    long plannedUntil,
    long end)
    implements Serializable {

  /** As units name it. */
  public String id() {
    return topic + "/" + partition;
  }
}
