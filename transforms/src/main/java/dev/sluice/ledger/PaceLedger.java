package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The limits of a run, each a clock that all its processes set forward: it says when what was
 * reserved last may have passed. Changing {@code per_second} in {@code sluice.pace} changes a
 * running job's pace with the next reservation; 0 lets it pause.
 */
public final class PaceLedger {
  private static final String RESERVE = SqlFile.read("reserve.sql");

  private PaceLedger() {}

  /**
   * A reservation.
   *
   * @param perSecond the limit now
   * @param seconds until the amount may have passed; negative if that time is over
   */
  public record Grant(long perSecond, double seconds) {}

  /**
   * Sets a run's limits; those that are there stay as they are, perhaps changed by somebody.
   *
   * @param runId of a run or of a verification
   */
  public static void begin(Connection connection, String runId, Map<PaceKind, Long> perSecond)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO sluice.pace (run_id, kind, per_second) VALUES (?, ?, ?)"
                + " ON CONFLICT (run_id, kind) DO NOTHING")) {
      for (Map.Entry<PaceKind, Long> entry : perSecond.entrySet()) {
        insert.setString(1, runId);
        insert.setString(2, entry.getKey().word());
        insert.setLong(3, entry.getValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * Changes a limit of a run that goes on.
   *
   * @return false if it was begun without this one
   */
  public static boolean change(Connection connection, String runId, PaceKind kind, long perSecond)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.pace SET per_second = ? WHERE run_id = ? AND kind = ?")) {
      update.setLong(1, perSecond);
      update.setString(2, runId);
      update.setString(3, kind.word());
      return update.executeUpdate() == 1;
    }
  }

  /**
   * Reserves an amount, on a connection with auto-commit.
   *
   * @param waitedMicros time waited since the last reservation, to be added up
   * @return empty while the limit is 0, or when the run is over
   */
  public static Optional<Grant> reserve(
      Connection connection, String runId, PaceKind kind, long amount, long waitedMicros)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(RESERVE)) {
      update.setLong(1, amount);
      update.setLong(2, amount);
      update.setLong(3, waitedMicros);
      update.setString(4, runId);
      update.setString(5, kind.word());
      try (ResultSet row = update.executeQuery()) {
        return row.next()
            ? Optional.of(new Grant(row.getLong(1), row.getDouble(2)))
            : Optional.empty();
      }
    }
  }

  /** Whether nobody has to wait for this limit any more, because the run is over. */
  public static boolean closed(Connection connection, String runId, PaceKind kind)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT 1 FROM sluice.pace WHERE run_id = ? AND kind = ? AND NOT closed")) {
      select.setString(1, runId);
      select.setString(2, kind.word());
      try (ResultSet row = select.executeQuery()) {
        return !row.next();
      }
    }
  }

  /** Ends a run's limits: whoever still waits gives up. */
  public static void close(Connection connection, String runId) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE sluice.pace SET closed = true WHERE run_id = ?")) {
      update.setString(1, runId);
      update.executeUpdate();
    }
  }

  /** What a run's limits came to; empty if it had none. */
  public static List<PaceTotals> totals(Connection connection, String runId) throws SQLException {
    List<PaceTotals> totals = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT kind, per_second, passed, waited_micros FROM sluice.pace WHERE run_id = ?"
                + " ORDER BY waited_micros DESC, kind")) {
      select.setString(1, runId);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          totals.add(
              new PaceTotals(
                  PaceKind.of(row.getString(1)), row.getLong(2), row.getLong(3), row.getLong(4)));
        }
      }
    }
    return totals;
  }
}
