package dev.sluice.it.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The last line of a manifest: what was asked for and what became of it.
 *
 * @param rowsOffered rows that the schedule asked for, until it ended or was stopped
 * @param rowsWritten rows in complete files
 * @param plannedMillis from the start to when the last of these files was due
 * @param realMillis from the start to when the last complete file was there
 * @param latenessMillis of the file that was the latest; 0 if none was
 * @param stopped whether someone ended the load before its schedule did
 */
@JsonPropertyOrder({"files", "rowsOffered", "rowsWritten"})
public record LoadSummary(
    long files,
    long rowsOffered,
    long rowsWritten,
    long good,
    long duplicates,
    long malformed,
    long plannedMillis,
    long realMillis,
    long latenessMillis,
    boolean stopped)
    implements ManifestLine {

  /** Lateness that every machine's timer has now and then. */
  static final long TOLERATED_MILLIS = 50;

  static final double ENOUGH = 0.99;
  private static final double MILLIS_PER_SECOND = 1e3;

  /**
   * The share of the asked rate that was kept when the generator was furthest behind its schedule:
   * time planned in all ÷ that time and the greatest lateness. 1 where no rate was asked for, and
   * while no file was later than {@value #TOLERATED_MILLIS} ms.
   */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double achieved() {
    return achieved(plannedMillis, latenessMillis);
  }

  static double achieved(long plannedMillis, long latenessMillis) {
    return plannedMillis == 0 || latenessMillis <= TOLERATED_MILLIS
        ? 1
        : (double) plannedMillis / (plannedMillis + latenessMillis);
  }

  /** Whether at least 99 % of the rate was achieved, so that it can be taken for the load. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public boolean reached() {
    return achieved() >= ENOUGH;
  }

  /** One sentence or two. */
  public String text() {
    String done =
        "%,d of %,d rows in %,d files and %.2f s (planned %.2f s), %,d ms late at most"
            .formatted(
                rowsWritten,
                rowsOffered,
                files,
                realMillis / MILLIS_PER_SECOND,
                plannedMillis / MILLIS_PER_SECOND,
                latenessMillis);
    if (reached()) {
      return (plannedMillis == 0 ? "No rate was asked for: " : "Rate reached: ") + done + ".";
    }
    return "RATE NOT REACHED: %s, which is %.1f %% of the asked rate. This is the generator's limit, not that of who reads the files. Ask for a lower --rate or longer --sleep, for larger files (--min-records, --max-records), or give the generator a processor of its own."
        .formatted(done, 100 * achieved());
  }
}
