package dev.sluice.kafka;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Remembers, durably and for all streams, how far topics are planned and which units are to be
 * copied. What one call of a session writes is written all or not at all.
 */
public interface TopicPlan extends Serializable {

  /** The same for all streams of a run, another one for each run. */
  String id();

  /**
   * Connects.
   *
   * @throws dev.sluice.row.PlanAwayException if it cannot be reached now
   */
  Session open();

  /**
   * A partition that the plan knows.
   *
   * @param clusterId of the brokers
   * @param topicId of the topic, which is another one after it was made anew
   * @param plannedUntil offset up to which it is cut
   * @param end offset behind the last record that was seen
   */
  record Known(
      String topic, int partition, String clusterId, String topicId, long plannedUntil, long end) {

    /** {@code TOPIC/PARTITION}. */
    String id() {
      return topic + "/" + partition;
    }

    String shown() {
      return "partition %d of topic %s".formatted(partition, topic);
    }
  }

  /**
   * Units of a partition that are not known to be committed.
   *
   * @param failed those that this run does not try again
   * @param from offset of the first of them
   */
  record Open(int units, int failed, long from) {}

  /**
   * Units to be planned: from where the partition is planned to the first bound, from there to the
   * next, and so on.
   *
   * @param end offset behind the last record that was seen
   */
  record Cut(Known partition, List<Long> until, long end) {
    public Cut {
      until = List.copyOf(until);
    }
  }

  /** A unit that an attempt could not read. */
  record Unread(String unitId, String message, int attempts) {}

  /** A planner's access. Every call may throw {@link dev.sluice.row.PlanAwayException}. */
  interface Session extends AutoCloseable {

    /** Whether more may be planned. */
    boolean mayPlan();

    /** Drops what is committed from the plan; returns what could not be read. */
    List<Unread> settle();

    void again(Unread unit);

    /** The unit is not tried again in this run. */
    void giveUp(Unread unit);

    List<Known> partitions();

    /** By {@link Known#id}; partitions without any are left out. */
    Map<String, Open> open();

    /** Bytes of an encoded row on average; 0 if none is known. */
    long rowBytes();

    /** Begins with partitions; those that are known stay as they are. */
    void begin(List<Known> partitions);

    void cut(List<Cut> cuts);

    /** Goes on behind offsets that are gone. */
    void skip(Known partition, long until, long end);

    /** Notes the end of a look; so many partitions have records that are not planned. */
    void looked(int waiting);

    @Override
    void close();
  }
}
