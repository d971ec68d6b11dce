package dev.sluice.kafka;

import dev.sluice.row.Unit;

/**
 * Offsets of one partition.
 *
 * @param unit {@code from} (inclusive) and {@code until} (exclusive) are offsets, not all of which
 *     need to have a record
 */
public record TopicUnit(Unit unit, String topic, int partition) {

  /** The name of a unit, the same whoever plans it. */
  public static String id(String topic, int partition, long from, long until) {
    return "k/%s/%d/%d-%d".formatted(topic, partition, from, until);
  }

  long from() {
    return Long.parseLong(unit.from());
  }

  long until() {
    return Long.parseLong(unit.until());
  }
}
