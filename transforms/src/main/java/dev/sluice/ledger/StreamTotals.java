package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a stream's run did beside {@link RunTotals}.
 *
 * @param batch time of one unit, from its first byte read to just before its commit
 * @param insert time that COPY took for 1,000 rows
 */
public record StreamTotals(Batch batch, Insert insert, LatencySketch latency, Files files) {
  private static final String TIMES = SqlFile.read("stream-totals.sql");
  private static final String FILES = SqlFile.read("file-totals.sql");

  /** Microseconds. */
  public record Batch(double median, double p95, double p99, double average) {}

  /** Microseconds; the least and the most of units of at least 50 rows. */
  public record Insert(double average, double least, double most) {}

  /**
   * Versions of files, of all runs of the job.
   *
   * @param left not loaded to their end
   * @param bytes of those that are done, as stored
   * @param sameContent that have the content of another one
   */
  public record Files(
      long done, long left, long refused, long changed, long bytes, long sameContent) {}

  public static StreamTotals read(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TIMES)) {
      select.setString(1, run.runId());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new StreamTotals(
            new Batch(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)),
            new Insert(row.getDouble(5), row.getDouble(6), row.getDouble(7)),
            latency(connection, run.runId()),
            files(connection, run));
      }
    }
  }

  /** Of all rows of a run, merged from its units. */
  public static LatencySketch latency(Connection connection, String runId) throws SQLException {
    LatencySketch latency = LatencySketch.empty();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT latency FROM sluice.unit WHERE run_id = ? AND latency IS NOT NULL")) {
      select.setString(1, runId);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          latency.merge(row.getBytes(1));
        }
      }
    }
    return latency;
  }

  private static Files files(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FILES)) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Files(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6));
      }
    }
  }
}
