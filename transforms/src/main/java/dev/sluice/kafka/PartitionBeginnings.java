package dev.sluice.kafka;

import dev.sluice.kafka.TopicPlan.Known;
import dev.sluice.row.IncompleteException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a stream begins in each partition; one that its topic gets later is read from its first
 * record on.
 */
record PartitionBeginnings(Broker broker, StartFrom from) {

  /** Checks the partitions that are known, and begins with those that are not. */
  List<Known> begin(TopicPlan.Session session, List<Known> known, List<Broker.Found> found)
      throws IOException {
    Map<String, Known> byId = new HashMap<>();
    Set<String> begun = new HashSet<>();
    for (Known partition : known) {
      byId.put(partition.id(), partition);
      begun.add(partition.topic());
    }
    List<Broker.Found> firsts = new ArrayList<>();
    List<Broker.Found> later = new ArrayList<>();
    for (Broker.Found now : found) {
      Known before = byId.get(now.partition().topic() + "/" + now.partition().partition());
      if (before == null) {
        (begun.contains(now.partition().topic()) ? later : firsts).add(now);
      } else {
        checkSame(before, now);
      }
    }
    if (firsts.isEmpty() && later.isEmpty()) {
      return known;
    }
    List<Known> added = new ArrayList<>(starts(firsts, from));
    added.addAll(starts(later, new StartFrom(StartFrom.Mode.EARLIEST, 0)));
    session.begin(added);
    return session.partitions();
  }

  private List<Known> starts(List<Broker.Found> partitions, StartFrom from) throws IOException {
    List<TopicPartition> asked = partitions.stream().map(Broker.Found::partition).toList();
    Map<TopicPartition, Long> end = broker.end(asked);
    Map<TopicPartition, Long> start =
        switch (from.mode()) {
          case EARLIEST -> broker.first(asked);
          case LATEST -> end;
          case TIME -> broker.at(asked, from.millis());
        };
    List<Known> starts = new ArrayList<>();
    for (Broker.Found partition : partitions) {
      long last = Optional.ofNullable(end.get(partition.partition())).orElse(0L);
      long offset = Optional.ofNullable(start.get(partition.partition())).orElse(last);
      starts.add(
          new Known(
              partition.partition().topic(),
              partition.partition().partition(),
              partition.clusterId(),
              partition.topicId(),
              offset < 0 ? last : offset,
              last));
    }
    return starts;
  }

  private static void checkSame(Known before, Broker.Found now) {
    if (!before.clusterId().equals(now.clusterId())) {
      throw new IncompleteException(
          "Cannot go on with topic %s: these brokers are of cluster %s, but the stream began with cluster %s, where offsets mean other records. Give the brokers of that one, or begin anew with --restart=true."
              .formatted(before.topic(), now.clusterId(), before.clusterId()));
    }
    if (!before.topicId().equals(now.topicId())) {
      throw new IncompleteException(
          "Cannot go on with topic %s: it was deleted and made anew since the stream began (its id is %s, it was %s), so offsets mean other records. Begin anew with --restart=true."
              .formatted(before.topic(), now.topicId(), before.topicId()));
    }
  }
}
