package dev.sluice.pipelines;

import dev.sluice.copy.CopySettings;
import dev.sluice.trial.TrialStep;
import java.util.List;

/**
 * Heap of one stream.
 *
 * @param pages bytes of the pages being read, framed and encoded
 * @param copy bytes that wait for their COPY
 * @param measured whether real rows were looked at; else it is the most that there can be
 */
record StreamMemory(long pages, long copy, boolean measured) {
  /** Two pages of the driver, one framed, one encoded (cassandra/PageSize). */
  private static final long MOST_PAGES = 4L * (2 << 20);

  /**
   * @param rowsPerUnit of an average unit
   */
  static StreamMemory of(List<TrialStep> steps, CopySettings.Limits limits, long rowsPerUnit) {
    long rows = steps.stream().mapToLong(TrialStep::rows).sum();
    if (rows == 0) {
      return new StreamMemory(MOST_PAGES, limits.bufferBytes(), false);
    }
    long pages = steps.stream().mapToLong(TrialStep::pageBytes).max().orElse(MOST_PAGES);
    TrialStep last = steps.get(steps.size() - 1);
    double rowBytes = last.rowsPerSecond() == 0 ? 0 : last.bytesPerSecond() / last.rowsPerSecond();
    double copied = rowBytes * Math.min(limits.flushRows(), Math.max(1, rowsPerUnit));
    return new StreamMemory(pages, Math.min(limits.bufferBytes(), (long) copied), true);
  }

  long bytes() {
    return pages + copy;
  }
}
