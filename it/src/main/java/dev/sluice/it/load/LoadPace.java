package dev.sluice.it.load;

import java.util.concurrent.TimeUnit;

/** How a load keeps to its schedule, from a start that may lie ahead. */
final class LoadPace {
  private final long startNanos;
  private final long startMillis;
  private long offered;
  private long plannedNanos;
  private long realNanos;
  private long latenessNanos;

  /**
   * @param leadNanos from now until the schedule's start
   */
  LoadPace(LoadClock clock, long leadNanos) {
    this.startNanos = clock.nanos() + leadNanos;
    this.startMillis = clock.epochMillis() + TimeUnit.NANOSECONDS.toMillis(leadNanos);
  }

  long startMillis() {
    return startMillis;
  }

  /** On the clock of {@link LoadClock#nanos()}. */
  long dueAt(DueFile part) {
    return startNanos + part.dueNanos();
  }

  long dueMillis(DueFile part) {
    return startMillis + TimeUnit.NANOSECONDS.toMillis(part.dueNanos());
  }

  /** Notes that a part is written, or will never be. */
  void offered(DueFile part, long nanos) {
    offered += part.rows();
    plannedNanos = Math.max(plannedNanos, part.dueNanos());
    latenessNanos = Math.max(latenessNanos, nanos - dueAt(part));
  }

  /** Notes that a part is complete; returns when that is, in milliseconds since 1970. */
  long completed(long nanos) {
    realNanos = Math.max(realNanos, nanos - startNanos);
    return startMillis + TimeUnit.NANOSECONDS.toMillis(nanos - startNanos);
  }

  /** The rows that the schedule asked for. */
  long offered() {
    return offered;
  }

  long plannedMillis() {
    return TimeUnit.NANOSECONDS.toMillis(plannedNanos);
  }

  long realMillis() {
    return TimeUnit.NANOSECONDS.toMillis(realNanos);
  }

  long latenessMillis() {
    return TimeUnit.NANOSECONDS.toMillis(latenessNanos);
  }
}
