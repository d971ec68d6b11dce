package dev.sluice.it.load;

import java.util.ArrayList;
import java.util.List;

/** Records that are due together, and their counts. Filled by one thread, then only read. */
final class EventChunk {
  final DueFile due;

  /** Whether their transaction is to be aborted. */
  final boolean doomed;

  final List<EventRecord> records;
  final long firstIndex;
  long good;
  long duplicates;
  long malformed;
  long bytes;
  long checksum;

  EventChunk(DueFile due, boolean doomed, long firstIndex) {
    this.due = due;
    this.doomed = doomed;
    this.records = new ArrayList<>(due.rows());
    this.firstIndex = firstIndex;
  }

  void add(EventRecord event) {
    records.add(event);
    bytes += event.bytes();
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
