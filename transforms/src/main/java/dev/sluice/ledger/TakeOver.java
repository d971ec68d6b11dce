package dev.sluice.ledger;

import dev.sluice.row.IncompleteException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an epoch the job's own. Every open unit holds a share of the job's row, so this waits for
 * them; sessions that do not end are ended.
 */
final class TakeOver {
  private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Connection connection;
  private final String jobId;
  private final Eviction eviction;

  TakeOver(Connection connection, String jobId, Eviction eviction) {
    this.connection = connection;
    this.jobId = jobId;
    this.eviction = eviction;
  }

  /** Ends the sessions that stand in the way; returns how many. */
  interface Eviction {
    long run() throws SQLException;
  }

  /** What to do in one transaction, the update of the job's row first. */
  interface Step<T> {
    T run() throws SQLException;
  }

  /**
   * Runs the step in a transaction of its own: waits ten seconds for open units, then ends their
   * sessions and waits a minute.
   *
   * @throws IncompleteException if a unit stays open all the same
   */
  <T> T run(Step<T> step) throws SQLException {
    try {
      return attempt(step, "10s");
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
      LOG.warn("Ended {} sessions that held units of {} open.", eviction.run(), jobId);
    }
    try {
      return attempt(step, "60s");
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
      throw new IncompleteException(
          "Another run of %s has held a unit open for more than a minute. Wait for it, or end its sessions: SELECT pid, application_name, state FROM pg_stat_activity WHERE application_name LIKE 'sluice%%'. Then run the same command again."
              .formatted(jobId),
          e);
    }
  }

  private <T> T attempt(Step<T> step, String lockTimeout) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '" + lockTimeout + "'");
      T result = step.run();
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /**
   * Gives the job a greater epoch.
   *
   * @return the job's generation
   * @throws IncompleteException if a newer run came first
   */
  int raise(long epoch, JobKey job, boolean anew) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.job SET epoch = ?, content = ?, layout = ?, planned = ?,"
                + " generation = generation + ?"
                + " WHERE job_id = ? AND epoch < ? RETURNING generation")) {
      update.setLong(1, epoch);
      update.setString(2, job.content());
      update.setString(3, job.layout());
      update.setBoolean(4, job.planned());
      update.setInt(5, anew ? 1 : 0);
      update.setString(6, jobId);
      update.setLong(7, epoch);
      try (ResultSet rows = update.executeQuery()) {
        if (!rows.next()) {
          throw new IncompleteException(
              "Another run of " + jobId + " began at the same time and goes on; this one ends.");
        }
        return rows.getInt(1);
      }
    }
  }
}
