package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A run that has not ended, as view {@code sluice.progress} shows it.
 *
 * @param state running, paused or stopping
 * @param unitsPlanned 0 for a stream
 * @param rowsPerSecond 0 before the first commit
 * @param secondsSinceCommit empty before the first commit
 */
public record RunProgress(
    String runId,
    String jobId,
    String state,
    long unitsDone,
    long unitsPlanned,
    long unitsUnderWay,
    long unitsWaiting,
    long rowsLoaded,
    double rowsPerSecond,
    OptionalDouble secondsSinceCommit) {

  /** All of them, the newest last. */
  public static List<RunProgress> list(Connection connection) throws SQLException {
    List<RunProgress> runs = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT run_id, job_id, state, units_done, units_planned, units_under_way, units_waiting,"
                    + " rows_loaded, rows_per_second, extract(epoch FROM since_last_commit)"
                    + " FROM sluice.progress ORDER BY run_id");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        double since = row.getDouble(10);
        OptionalDouble known = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(since);
        runs.add(
            new RunProgress(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getDouble(9),
                known));
      }
    }
    return runs;
  }
}
