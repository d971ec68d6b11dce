package dev.sluice.ledger;

import dev.sluice.row.Unit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps rejected rows, inside the transaction of their unit. */
public final class RejectLedger {
  private static final String INSERT = SqlFile.read("insert-reject.sql");
  private static final String REASONS =
      "SELECT sqlstate, column_name, min(message), count(*) FROM sluice.reject WHERE job_id = ? AND"
          + " generation = ? AND state = 'open' GROUP BY 1, 2 ORDER BY 4 DESC, 3";

  private RejectLedger() {}

  /**
   * What a job has come to.
   *
   * @param rejected rows that its runs have rejected
   * @param read rows that its runs have read
   */
  public record Counts(long rejected, long read) {}

  /**
   * Writes rejects of one unit.
   *
   * @param layout of these rows, as JSON; null if it is the job's
   */
  public static void add(
      Connection connection, RunRef run, Unit unit, @Nullable String layout, List<Reject> rejects)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Reject reject : rejects) {
        insert.setString(1, run.jobId());
        insert.setInt(2, run.generation());
        insert.setString(3, unit.id());
        insert.setString(4, run.runId());
        insert.setLong(5, reject.position());
        insert.setString(6, reject.coordinates());
        insert.setString(7, reject.column());
        insert.setString(8, reject.sqlState());
        insert.setString(9, reject.message());
        insert.setString(10, reject.format().word());
        insert.setBytes(11, reject.encoded());
        insert.setString(12, layout);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * Adds a unit's rejects to its run's, so that units with rejects commit one after the other and
   * the limit holds over all streams.
   */
  public static void count(Connection connection, RunRef run, long rejected) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.run SET rows_rejected = rows_rejected + ? WHERE run_id = ?")) {
      update.setLong(1, rejected);
      update.setString(2, run.runId());
      update.executeUpdate();
    }
  }

  /** The job's counts as far as this transaction sees them. */
  public static Counts counts(Connection connection, RunRef run) throws SQLException {
    String sql =
        "SELECT (SELECT coalesce(sum(rows_rejected), 0) FROM sluice.run WHERE job_id = ? AND"
            + " generation = ?), coalesce(sum(rows_read), 0) FROM sluice.unit WHERE job_id = ? AND"
            + " generation = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      select.setString(3, run.jobId());
      select.setInt(4, run.generation());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Counts(row.getLong(1), row.getLong(2));
      }
    }
  }

  /**
   * Rejects of one kind.
   *
   * @param message of one of them
   */
  public record Reason(
      @Nullable String sqlState, @Nullable String column, String message, long rows) {}

  /** Why rows of the job are still rejected, the most frequent reason first. */
  public static List<Reason> openReasons(Connection connection, RunRef run) throws SQLException {
    List<Reason> reasons = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(REASONS)) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          reasons.add(
              new Reason(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
        }
      }
    }
    return reasons;
  }
}
