package dev.sluice.copy;

import dev.sluice.ledger.Worker;
import java.time.Duration;
import java.util.UUID;

/**
 * Leave for one stream to copy for a while.
 *
 * @param stream counts from 0
 * @param id another one for each lease; the same for each attempt at it
 * @param worker the process that issued it
 * @param issuedNanos by the clock of that process ({@link System#nanoTime})
 */
record Lease(int stream, String id, String worker, long issuedNanos) {
  private static final String HERE = Worker.current().toString();

  static Lease issue(int stream) {
    return issue(stream, UUID.randomUUID().toString());
  }

  static Lease issue(int stream, String id) {
    return new Lease(stream, id, HERE, System.nanoTime());
  }

  /**
   * By this process's clock. A lease that waited for a slot ends no later for that, where this can
   * be known: else all those that queued behind a long unit would be served in full one day.
   */
  long endNanos(Duration length) {
    long from = worker.equals(HERE) ? issuedNanos : System.nanoTime();
    return from + length.toNanos();
  }
}
