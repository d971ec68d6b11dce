package dev.sluice.ledger;

import java.io.Serializable;

/**
 * How many rows of a job may be rejected.
 *
 * @param rows at most so many rows; −1 if the share counts
 * @param share at most this share of the rows read so far, 0 to 1
 */
public record RejectLimit(long rows, double share) implements Serializable {
  /** A share of fewer rows says nothing. */
  private static final long FEWEST_ROWS = 1000;

  public static RejectLimit ofRows(long rows) {
    return new RejectLimit(rows, 0);
  }

  public static RejectLimit ofShare(double share) {
    return new RejectLimit(-1, share);
  }

  /** Whether no number is too many: then nobody has to count what a long stream has come to. */
  public boolean unlimited() {
    return rows < 0 && share >= 1;
  }

  /**
   * Whether so many rejects are too many.
   *
   * @param read rows read so far; a share is taken of at least 1,000
   */
  public boolean exceeded(long rejected, long read) {
    return rejected > (rows >= 0 ? rows : share * Math.max(read, FEWEST_ROWS));
  }

  /** As the flag writes it. */
  @Override
  public String toString() {
    return rows >= 0
        ? String.valueOf(rows)
        : String.valueOf(100 * share).replaceFirst("\\.0$", "") + "%";
  }
}
