package dev.sluice.cassandra;

/**
 * What a sample says about a table, or about the part of it that is read.
 *
 * @param rows estimated; 0 if empty
 * @param rowsError how far {@code rows} may be off with 95 % confidence, as a fraction of it
 * @param atLeast whether partitions were met that are larger than what was looked at, so that there
 *     may be far more rows
 * @param bytes of raw cells, estimated from the sample
 * @param bytesOnDisk by the nodes' own {@code system.size_estimates}, for the whole table; 0 if
 *     they have none, as before the first flush
 * @param sampledRows rows that were looked at
 * @param largestRow bytes of raw cells of the largest one of them
 */
public record TableSurvey(
    long rows,
    double rowsError,
    boolean atLeast,
    long bytes,
    long bytesOnDisk,
    long sampledRows,
    long largestRow) {

  /** Fewest rows with 95 % confidence. */
  public long fewestRows() {
    return Math.max(0, Math.round(rows * (1 - rowsError)));
  }

  /** Most rows with 95 % confidence, unless {@link #atLeast}. */
  public long mostRows() {
    return Math.round(rows * (1 + rowsError));
  }

  /** Bytes of raw cells of an average row; 0 if there is none. */
  public long rowBytes() {
    return rows == 0 ? 0 : bytes / rows;
  }
}
