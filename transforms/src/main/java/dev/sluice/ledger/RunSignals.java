package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a run has been told by way of the ledger.
 *
 * @param stopped why it is to claim no more units, if it is
 * @param paused whether it is to wait before it claims another unit
 * @param ending whether it is to end in order
 */
public record RunSignals(Optional<String> stopped, boolean paused, boolean ending) {
  /** It is to go on. */
  public static final RunSignals NONE = new RunSignals(Optional.empty(), false, false);

  /** Nothing for a run that is not known. */
  public static RunSignals read(Connection connection, String runId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT stopped, paused, draining FROM sluice.run WHERE run_id = ?")) {
      select.setString(1, runId);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new RunSignals(
                Optional.ofNullable(row.getString(1)), row.getBoolean(2), row.getBoolean(3))
            : NONE;
      }
    }
  }

  /** Tells a run to claim no more units; the first reason stays. */
  public static void stop(Connection connection, RunRef run, String reason) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.run SET stopped = ? WHERE run_id = ? AND stopped IS NULL")) {
      update.setString(1, reason);
      update.setString(2, run.runId());
      update.executeUpdate();
    }
  }

  /**
   * Tells a run to end in order: a stream finishes what is under way, any other run rolls it back.
   * Nothing for a run that was stopped before.
   */
  public static void end(Connection connection, RunEntry run, String reason) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.run SET draining = true, stopped = ? WHERE run_id = ? AND stopped IS NULL")) {
      update.setString(1, run.planned() ? null : reason);
      update.setString(2, run.run().runId());
      update.executeUpdate();
    }
  }

  /** Tells a run to begin no more units for now, or to go on. */
  public static void pause(Connection connection, String runId, boolean paused)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE sluice.run SET paused = ? WHERE run_id = ?")) {
      update.setBoolean(1, paused);
      update.setString(2, runId);
      update.executeUpdate();
    }
  }
}
