package dev.sluice.it.verify;

import dev.sluice.it.verify.LoadedFiles.Counts;
import dev.sluice.ledger.LatencySketch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the ledger says of committed units.
 *
 * @param counts of their rows
 * @param largest rows that one of them read
 * @param latency from each record's time to its commit
 */
public record LoadedUnits(long units, Counts counts, long largest, LatencySketch latency) {
  private static final String SQL =
      """
      SELECT rows_read, rows_loaded, rows_rejected, rows_duplicate, latency
      FROM sluice.unit
      WHERE committed_at IS NOT NULL
        AND extract(epoch FROM committed_at) * 1000 > ? AND extract(epoch FROM committed_at) * 1000 <= ?
      """;

  /** All. */
  public static LoadedUnits read(Connection connection) throws SQLException {
    return between(connection, 0, Long.MAX_VALUE);
  }

  /**
   * Those of some time.
   *
   * @param after in milliseconds since 1970 by the database's clock
   * @param until likewise, included
   */
  public static LoadedUnits between(Connection connection, long after, long until)
      throws SQLException {
    long units = 0;
    long largest = 0;
    long[] sums = new long[4];
    LatencySketch latency = LatencySketch.empty();
    try (PreparedStatement select = connection.prepareStatement(SQL)) {
      select.setLong(1, after);
      select.setLong(2, until);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          units++;
          largest = Math.max(largest, row.getLong(1));
          for (int i = 0; i < sums.length; i++) {
            sums[i] += row.getLong(i + 1);
          }
          byte[] sketch = row.getBytes(sums.length + 1);
          if (sketch != null) {
            latency.merge(sketch);
          }
        }
      }
    }
    return new LoadedUnits(units, new Counts(sums[0], sums[1], sums[2], sums[3]), largest, latency);
  }
}
