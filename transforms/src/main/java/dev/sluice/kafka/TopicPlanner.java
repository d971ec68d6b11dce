package dev.sluice.kafka;

import dev.sluice.kafka.TopicPlan.Cut;
import dev.sluice.kafka.TopicPlan.Known;
import dev.sluice.kafka.TopicPlan.Open;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.PlanAwayException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts what topics have into units, as far as units are needed: what a stream leaves behind stays
 * in Kafka, and units get larger meanwhile, up to their limit. What it does is in the plan before
 * anyone hears of it, so another planner goes on where this one ended.
 */
public final class TopicPlanner {
  private static final Logger LOG = LoggerFactory.getLogger(TopicPlanner.class);
  private static final int ATTEMPTS = 3;
  private static final long PARTITIONS_NANOS = Duration.ofSeconds(5).toNanos();

  /** More than one only where several streams run in one process. */
  private static final int MOST = 8;

  /** Planners last longer than leases: connecting to brokers takes time. */
  private static final Map<String, TopicPlanner> BY_PLAN =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TopicPlanner> eldest) {
          boolean tooMany = size() > MOST;
          if (tooMany) {
            eldest.getValue().broker.close();
          }
          return tooMany;
        }
      };

  private final TopicSettings settings;
  private final Broker broker;
  private final RateLimits rates;
  private final GroupOffsets group;
  private final PartitionBeginnings beginnings;
  private List<Broker.Found> found = List.of();
  private long nextPartitions = System.nanoTime();

  private TopicPlanner(TopicSettings settings, Broker broker) {
    this.settings = settings;
    this.broker = broker;
    this.rates = new RateLimits(settings.limits().recordsPerSecond());
    this.group = new GroupOffsets(settings.groupId(), broker);
    this.beginnings = new PartitionBeginnings(broker, settings.from());
  }

  /**
   * The planner of this process for a plan, connected to the brokers.
   *
   * @throws IncompleteException if the client's settings cannot be used
   */
  public static TopicPlanner of(TopicPlan plan, TopicSettings settings) {
    synchronized (BY_PLAN) {
      return BY_PLAN.computeIfAbsent(plan.id(), id -> connect(settings));
    }
  }

  /**
   * Shows a last time up to where all is committed, and closes what this process holds for a plan
   * whose run has ended.
   */
  public static void end(TopicPlan plan, TopicSettings settings) {
    if (settings.groupId() != null) {
      try (TopicPlan.Session session = plan.open()) {
        of(plan, settings).showEnd(session);
      } catch (PlanAwayException | IncompleteException e) {
        LOG.warn(
            "Cannot show the last offsets in consumer group {}; the next run does: {}",
            settings.groupId(),
            e.getMessage());
      }
    }
    forget(plan.id());
  }

  private static void forget(String planId) {
    synchronized (BY_PLAN) {
      TopicPlanner planner = BY_PLAN.remove(planId);
      if (planner != null) {
        planner.broker.close();
      }
    }
    Consumers.closeIdle();
  }

  private static TopicPlanner connect(TopicSettings settings) {
    try {
      return new TopicPlanner(settings, Broker.connect(settings.client()));
    } catch (KafkaException e) {
      throw new IncompleteException("Cannot use Kafka: " + KafkaCause.of(e) + ".", e);
    }
  }

  /**
   * Plans what there is.
   *
   * @throws IOException if the brokers cannot be asked now
   * @throws IncompleteException if records are lost, or a topic is not the one that was begun
   */
  public synchronized void look(TopicPlan.Session session) throws IOException {
    boolean mayPlan = session.mayPlan();
    for (TopicPlan.Unread unit : session.settle()) {
      if (mayPlan && unit.attempts() < ATTEMPTS) {
        session.again(unit);
      } else {
        session.giveUp(unit);
      }
    }
    try {
      if (mayPlan) {
        plan(session);
      }
      group.show(session);
    } catch (KafkaException e) {
      throw new IncompleteException(
          "Cannot read the topics %s: %s."
              .formatted(String.join(", ", settings.topics()), KafkaCause.of(e)),
          e);
    }
  }

  private synchronized void showEnd(TopicPlan.Session session) {
    session.settle();
    group.showNow(session);
  }

  private void plan(TopicPlan.Session session) throws IOException {
    List<Known> known = session.partitions();
    if (System.nanoTime() - nextPartitions >= 0) {
      found = broker.partitions(settings.topics());
      known = beginnings.begin(session, known, found);
      // A check that failed is due again: runners try again what failed, with this same planner.
      nextPartitions = System.nanoTime() + PARTITIONS_NANOS;
    }
    Set<TopicPartition> partitions = new HashSet<>();
    known.forEach(partition -> partitions.add(at(partition)));
    partitions.retainAll(found.stream().map(Broker.Found::partition).toList());
    Map<TopicPartition, Long> first = broker.first(partitions);
    Map<TopicPartition, Long> end = broker.end(partitions);
    Map<String, Open> open = session.open();
    long most = mostRecords(session.rowBytes());
    List<Cut> cuts = new ArrayList<>();
    int waiting = 0;
    for (Known partition : known) {
      Long until = end.get(at(partition));
      Long from = first.get(at(partition));
      if (until == null || from == null) {
        continue;
      }
      if (isLost(session, partition, from, until)) {
        waiting++;
        continue;
      }
      Cut cut = cut(partition, open.get(partition.id()), until, most);
      if (!cut.until().isEmpty() || until != partition.end()) {
        cuts.add(cut);
      }
      long planned =
          cut.until().isEmpty()
              ? partition.plannedUntil()
              : cut.until().get(cut.until().size() - 1);
      waiting += planned < until && !standsStill(open.get(partition.id())) ? 1 : 0;
    }
    session.cut(cuts);
    session.looked(waiting);
  }

  private long mostRecords(long rowBytes) {
    long records = settings.limits().records();
    return rowBytes <= 0
        ? records
        : Math.max(1, Math.min(records, settings.limits().bytes() / rowBytes));
  }

  /** Whether the next offsets are gone; then the plan goes on behind them, if that is wanted. */
  private boolean isLost(TopicPlan.Session session, Known partition, long first, long end) {
    long next = partition.plannedUntil();
    if (end < next) {
      throw new IncompleteException(
          "Cannot go on with %s: it ends with offset %,d, but all up to %,d was planned. Brokers have lost records, which later ones may replace; begin anew with --restart=true."
              .formatted(partition.shown(), end, next));
    }
    if (first <= next) {
      return false;
    }
    if (settings.onGap() == OnGap.FAIL) {
      throw new IncompleteException(
          "Cannot go on with %s: offsets %,d to %,d are gone, %,d in all; the topic's retention removed them before they were read. Go on behind them with --onGap=skip."
              .formatted(partition.shown(), next, first - 1, first - next));
    }
    session.skip(partition, first, end);
    return true;
  }

  private Cut cut(Known partition, @Nullable Open open, long end, long most) {
    int units = open == null ? 0 : open.units() - open.failed();
    long from = partition.plannedUntil();
    long allowed = standsStill(open) ? from : Math.min(end, from + rates.allowed(partition.id()));
    List<Long> bounds = new ArrayList<>();
    for (; units < settings.ahead() && from < allowed; units++) {
      from = Math.min(allowed, from + most);
      bounds.add(from);
    }
    rates.used(partition.id(), from - partition.plannedUntil());
    return new Cut(partition, bounds, end);
  }

  /** Where the order counts, nothing overtakes what could not be read. */
  private boolean standsStill(@Nullable Open open) {
    return settings.ahead() == 1 && open != null && open.failed() > 0;
  }

  private static TopicPartition at(Known partition) {
    return new TopicPartition(partition.topic(), partition.partition());
  }
}
