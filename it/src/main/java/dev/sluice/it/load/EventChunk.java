package dev.sluice.it.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Records that are due together, and their counts: planned by one thread, then rendered by one,
 * then only read.
 */
final class EventChunk {
  final DueFile due;

  /** Whether their transaction is to be aborted. */
  final boolean doomed;

  final List<EventRecord> records;
  final long firstIndex;
  private final List<EventPlan> plans;
  long good;
  long duplicates;
  long malformed;
  long bytes;
  long checksum;

  EventChunk(DueFile due, boolean doomed, long firstIndex) {
    this.due = due;
    this.doomed = doomed;
    this.records = new ArrayList<>(due.rows());
    this.plans = new ArrayList<>(due.rows());
    this.firstIndex = firstIndex;
  }

  void plan(EventPlan event) {
    plans.add(event);
  }

  /** Writes what is planned; returns this chunk. */
  EventChunk render(StreamEventsTable table) {
    EventJson json = new EventJson(table);
    for (EventPlan plan : plans) {
      EventRecord event = plan.render(table, json);
      records.add(event);
      bytes += event.bytes();
      checksum += plan.good() ? RowHash.of(event.value(), 0, event.value().length) : 0;
    }
    plans.clear();
    return this;
  }

  ManifestChunk complete(int producer, long dueAt, long completedAt) {
    return new ManifestChunk(
        due.number(),
        producer,
        due.rows(),
        good,
        duplicates,
        malformed,
        doomed ? due.rows() : 0,
        firstIndex,
        bytes,
        dueAt,
        completedAt,
        RowHash.text(checksum));
  }
}
