package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of a run. Times are the target's.
 *
 * @param planned whether it is a stream's
 * @param startedBy user, host and process, for people
 * @param settings as JSON, secrets redacted
 * @param streams units copied at the same time; 0 if unknown
 * @param unitsPlanned that it had to copy; 0 for a stream
 * @param times when it did what
 * @param end how it ended; null if it did not
 * @param facts as {@link RunLedger#describe} got them
 * @param connected whether a process of it is connected to the target now
 */
public record RunEntry(
    RunRef run,
    boolean planned,
    String startedBy,
    String settings,
    int streams,
    int unitsPlanned,
    Times times,
    @Nullable RunEnd end,
    String facts,
    boolean connected) {
  private static final String FIND = SqlFile.read("run-entry.sql");

  /**
   * Moments.
   *
   * @param copying when it began to copy; null if it did not
   * @param last its end, or the last sign of life if it did not end
   */
  public record Times(Instant started, @Nullable Instant copying, Instant last) {}

  /** One run; empty if there is none of that id. */
  public static Optional<RunEntry> find(Connection connection, String runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setString(1, runId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row, runId)) : Optional.empty();
      }
    }
  }

  private static RunEntry read(ResultSet row, String runId) throws SQLException {
    Timestamp copying = row.getTimestamp(10);
    boolean finished = row.getTimestamp(11) != null;
    return new RunEntry(
        new RunRef(row.getString(1), runId, row.getInt(2), row.getLong(3)),
        row.getBoolean(4),
        row.getString(5),
        row.getString(6),
        row.getInt(7),
        row.getInt(8),
        new Times(
            row.getTimestamp(9).toInstant(),
            copying == null ? null : copying.toInstant(),
            row.getTimestamp(12).toInstant()),
        finished ? new RunEnd(row.getString(14), row.getLong(13), row.getString(15)) : null,
        row.getString(16),
        row.getBoolean(17));
  }

  /** The newest runs, the last one first: id, and what else tells them apart. */
  public static List<Line> newest(Connection connection, int most) throws SQLException {
    List<Line> lines = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT run_id, job_id, coalesce(outcome, 'did not end') FROM sluice.run"
                + " ORDER BY started_at DESC LIMIT ?")) {
      select.setInt(1, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lines.add(new Line(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
    }
    return lines;
  }

  /** A run in a list. */
  public record Line(String runId, String jobId, String outcome) {}
}
