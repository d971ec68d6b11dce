package dev.sluice.it.load;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The last line of a topic's manifest: what was asked for and what became of it.
 *
 * @param recordsOffered records that the schedule asked for, until it ended or was stopped
 * @param recordsSent acknowledged ones, aborted ones too
 * @param plannedMillis from the start to when the last chunk was due
 * @param realMillis from the start to when the last chunk was acknowledged
 * @param latenessMillis of the chunk that its producer had the latest; 0 if none was late
 * @param slowestMillis from when a chunk was due to when it was acknowledged, at most
 * @param stopped whether someone ended the load before its schedule did
 */
public record KafkaSummary(
    long chunks,
    long recordsOffered,
    long recordsSent,
    long good,
    long duplicates,
    long malformed,
    long aborted,
    long plannedMillis,
    long realMillis,
    long latenessMillis,
    long slowestMillis,
    boolean stopped)
    implements ManifestLine {
  private static final double MILLIS_PER_SECOND = 1e3;

  /**
   * As {@link LoadSummary#achieved()}: behind by the greatest lateness of a chunk, or by what was
   * acknowledged after the end if that took longer. How long one chunk waits for the broker while
   * others are sent is no lateness.
   */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double achieved() {
    return LoadSummary.achieved(
        plannedMillis, Math.max(latenessMillis, realMillis - plannedMillis));
  }

  /** Whether at least 99 % of the rate was achieved, so that it can be taken for the load. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public boolean reached() {
    return achieved() >= LoadSummary.ENOUGH;
  }

  /** Two sentences or more. */
  public String text() {
    String done =
        "%,d of %,d records in %,d chunks and %.2f s (planned %.2f s), %,d ms late at most, acknowledged %,d ms after they were due at most"
            .formatted(
                recordsSent,
                recordsOffered,
                chunks,
                realMillis / MILLIS_PER_SECOND,
                plannedMillis / MILLIS_PER_SECOND,
                latenessMillis,
                slowestMillis);
    String kinds =
        "%,d good, %,d duplicates, %,d malformed, %,d aborted."
            .formatted(good, duplicates, malformed, aborted);
    if (reached()) {
      return "%s: %s. %s"
          .formatted(plannedMillis == 0 ? "No rate was asked for" : "Rate reached", done, kinds);
    }
    return "RATE NOT REACHED: %s, which is %.1f %% of the asked rate. %s This is the limit of the generator or the broker, not that of who reads the topic. Ask for a lower --rate or larger chunks (--chunkRecords), or give more --producers, or processors of their own."
        .formatted(done, 100 * achieved(), kinds);
  }
}
