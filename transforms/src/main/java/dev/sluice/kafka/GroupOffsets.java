package dev.sluice.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows in a consumer group up to where all is committed, for the usual tools that watch lag. For
 * show only: the plan is what counts, so a failure changes nothing.
 */
final class GroupOffsets {
  private static final Logger LOG = LoggerFactory.getLogger(GroupOffsets.class);
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final @Nullable String groupId;
  private final Broker broker;
  private Map<TopicPartition, Long> shown = Map.of();
  private long next = System.nanoTime();
  private boolean warned;

  GroupOffsets(@Nullable String groupId, Broker broker) {
    this.groupId = groupId;
    this.broker = broker;
  }

  void show(TopicPlan.Session session) {
    if (System.nanoTime() - next >= 0) {
      next = System.nanoTime() + PAUSE_NANOS;
      showNow(session);
    }
  }

  void showNow(TopicPlan.Session session) {
    if (groupId == null) {
      return;
    }
    Map<String, TopicPlan.Open> open = session.open();
    Map<TopicPartition, Long> now = new HashMap<>();
    for (TopicPlan.Known partition : session.partitions()) {
      TopicPlan.Open units = open.get(partition.id());
      now.put(
          new TopicPartition(partition.topic(), partition.partition()),
          units == null ? partition.plannedUntil() : units.from());
    }
    if (now.isEmpty() || now.equals(shown)) {
      return;
    }
    try {
      broker.show(groupId, now);
      shown = now;
    } catch (IOException | KafkaException e) {
      if (!warned) {
        warned = true;
        LOG.warn(
            "Cannot show the offsets in consumer group {}; the stream goes on: {}",
            groupId,
            e.getMessage());
      }
    }
  }
}
