package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Ends sessions that hold claims and will not come back. Their transactions are rolled back by the
 * server, so nothing is lost. A user may end sessions of its own; on YugabyteDB only those on the
 * node it is connected to, the others end by TCP keepalive.
 */
public final class StaleSessions {
  private static final String OLDER = SqlFile.read("evict-older.sql");
  private static final String RUN = SqlFile.read("evict-run.sql");
  private static final String SILENT = SqlFile.read("evict-silent.sql");

  /** A client at work sends or commits more often, unless its source is very slow. */
  public static final Duration SILENCE = Duration.ofSeconds(20);

  private StaleSessions() {}

  /** Ends the sessions of a job's older runs; returns how many there were. */
  public static long evictOlder(Connection connection, String jobId, long epoch)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OLDER)) {
      select.setString(1, jobId);
      select.setLong(2, epoch);
      return count(select);
    }
  }

  /** Ends the sessions of a run whose clients have been silent within a transaction for so long. */
  public static long evictSilent(Connection connection, String runId, Duration silence)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SILENT)) {
      select.setString(1, runId);
      select.setDouble(2, silence.toMillis() / 1e3);
      return count(select);
    }
  }

  /** Ends all sessions of a run but the caller's; what they have not committed is rolled back. */
  public static long evictRun(Connection connection, String runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(RUN)) {
      select.setString(1, runId);
      return count(select);
    }
  }

  private static long count(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
