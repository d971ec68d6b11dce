package dev.sluice.it.load;

import java.util.concurrent.TimeUnit;

/** Adds up what a load has done since its start. */
final class LoadProgress {
  private final long startNanos;
  private final long startMillis;
  private long files;
  private long offered;
  private long written;
  private long good;
  private long duplicates;
  private long malformed;
  private long plannedNanos;
  private long realNanos;
  private long latenessNanos;
  private boolean stopped;

  /**
   * Nothing is done yet.
   *
   * @param leadNanos from now until the schedule's start
   */
  LoadProgress(LoadClock clock, long leadNanos) {
    this.startNanos = clock.nanos() + leadNanos;
    this.startMillis = clock.epochMillis() + TimeUnit.NANOSECONDS.toMillis(leadNanos);
  }

  long startMillis() {
    return startMillis;
  }

  /** On the clock of {@link LoadClock#nanos()}. */
  long dueAt(DueFile file) {
    return startNanos + file.dueNanos();
  }

  long dueMillis(DueFile file) {
    return startMillis + TimeUnit.NANOSECONDS.toMillis(file.dueNanos());
  }

  /** Counts a file that is complete now; returns when that is, in milliseconds since 1970. */
  long completed(DueFile file, CsvRows.Tally tally, long nanos) {
    offered(file, nanos);
    files++;
    written += tally.rows();
    good += tally.good;
    duplicates += tally.duplicates;
    malformed += tally.malformed;
    realNanos = nanos - startNanos;
    return startMillis + TimeUnit.NANOSECONDS.toMillis(realNanos);
  }

  /** Counts a file of the schedule that will not be written. */
  void missed(DueFile file, long nanos) {
    offered(file, nanos);
  }

  void stop() {
    stopped = true;
  }

  LoadSummary summary() {
    return new LoadSummary(
        files,
        offered,
        written,
        good,
        duplicates,
        malformed,
        TimeUnit.NANOSECONDS.toMillis(plannedNanos),
        TimeUnit.NANOSECONDS.toMillis(realNanos),
        TimeUnit.NANOSECONDS.toMillis(latenessNanos),
        stopped);
  }

  private void offered(DueFile file, long nanos) {
    offered += file.rows();
    plannedNanos = Math.max(plannedNanos, file.dueNanos());
    latenessNanos = Math.max(latenessNanos, nanos - dueAt(file));
  }
}
