package dev.sluice.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one unit came to.
 *
 * @param bytes sent by COPY
 * @param copies COPY statements
 * @param repaired column → values changed under {@code --invalidText}
 * @param retried attempts that failed before
 * @param latency of a stream's rows, those rejected too; null if rows do not arrive
 */
public record UnitTotals(
    RowCounts rows,
    long bytes,
    int copies,
    Map<String, Long> repaired,
    Times times,
    Retried retried,
    @Nullable LatencySketch latency) {

  public UnitTotals {
    repaired = Map.copyOf(repaired);
  }

  /**
   * Where every row that was read went.
   *
   * @param deleted rows that stood for the end of their key, whether it had a row or not
   */
  public record RowCounts(
      long read, long loaded, long rejected, long filtered, long duplicate, long deleted) {

    /** {@code read = loaded + rejected + filtered + duplicate + deleted}. */
    public boolean balance() {
      return read == loaded + rejected + filtered + duplicate + deleted;
    }
  }

  /**
   * Microseconds of one unit.
   *
   * @param read waiting for pages, for a limit on reading, and framing
   * @param connect opening the connection and claiming
   * @param copy COPY statements
   * @param paused waiting for a paused run to go on
   * @param elapsed from the first page asked for until just before the commit
   */
  public record Times(long read, long encode, long connect, long copy, long paused, long elapsed) {}

  /**
   * Attempts that failed and were made again.
   *
   * @param micros that they took, and the pauses behind them, without what {@link Times} has of it
   * @param state SQLSTATE of one of them; null if there was none
   */
  public record Retried(long count, long micros, @Nullable String state) {
    public static final Retried NONE = new Retried(0, 0, null);
  }
}
