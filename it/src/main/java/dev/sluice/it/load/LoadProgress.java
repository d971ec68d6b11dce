package dev.sluice.it.load;

/** Adds up what a load has done since its start. */
final class LoadProgress {
  private final LoadPace pace;
  private long files;
  private long written;
  private long good;
  private long duplicates;
  private long malformed;
  private boolean stopped;

  /**
   * Nothing is done yet.
   *
   * @param leadNanos from now until the schedule's start
   */
  LoadProgress(LoadClock clock, long leadNanos) {
    this.pace = new LoadPace(clock, leadNanos);
  }

  long startMillis() {
    return pace.startMillis();
  }

  /** On the clock of {@link LoadClock#nanos()}. */
  long dueAt(DueFile file) {
    return pace.dueAt(file);
  }

  long dueMillis(DueFile file) {
    return pace.dueMillis(file);
  }

  /** Counts a file that is complete now; returns when that is, in milliseconds since 1970. */
  long completed(DueFile file, CsvRows.Tally tally, long nanos) {
    files++;
    written += tally.rows();
    good += tally.good;
    duplicates += tally.duplicates;
    malformed += tally.malformed;
    pace.offered(file, nanos);
    return pace.completed(nanos);
  }

  /** Counts a file of the schedule that will not be written. */
  void missed(DueFile file, long nanos) {
    pace.offered(file, nanos);
  }

  void stop() {
    stopped = true;
  }

  LoadSummary summary() {
    return new LoadSummary(
        files,
        pace.offered(),
        written,
        good,
        duplicates,
        malformed,
        pace.plannedMillis(),
        pace.realMillis(),
        pace.latenessMillis(),
        stopped);
  }
}
