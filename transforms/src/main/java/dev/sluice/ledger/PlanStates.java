package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Who may have a planned unit: everyone while it waits, nobody while it is issued, has failed, or
 * is set aside. Works inside the caller's transaction.
 */
public final class PlanStates {
  private PlanStates() {}

  /** Takes back what an earlier attempt at a lease was issued and did not commit. */
  public static void takeBack(Connection connection, RunRef run, String lease) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.planned_unit SET state = 'waiting'"
                + " WHERE job_id = ? AND generation = ? AND lease = ? AND state = 'issued'")) {
      update.setString(1, run.jobId());
      update.setInt(2, run.generation());
      update.setString(3, lease);
      update.executeUpdate();
    }
  }

  /** A unit can be taken again by anyone. */
  public static void giveBack(Connection connection, RunRef run, String unitId)
      throws SQLException {
    set(connection, run, unitId, "waiting");
  }

  /** A unit is tried no more in this run. */
  public static void giveUp(Connection connection, RunRef run, String unitId) throws SQLException {
    set(connection, run, unitId, "failed");
  }

  private static void set(Connection connection, RunRef run, String unitId, String state)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.planned_unit SET state = ?"
                + " WHERE job_id = ? AND generation = ? AND unit_id = ?")) {
      update.setString(1, state);
      update.setString(2, run.jobId());
      update.setInt(3, run.generation());
      update.setString(4, unitId);
      update.executeUpdate();
    }
  }

  /** Nobody gets a file's units until they are taken up. */
  static void setAside(Connection connection, RunRef run, String fileId) throws SQLException {
    setOfFile(
        connection,
        run,
        fileId,
        "UPDATE sluice.planned_unit SET state = 'aside'"
            + " WHERE job_id = ? AND generation = ? AND source_id = ?");
  }

  static void takeUp(Connection connection, RunRef run, String fileId) throws SQLException {
    setOfFile(
        connection,
        run,
        fileId,
        "UPDATE sluice.planned_unit SET state = 'waiting', issues = 0"
            + " WHERE job_id = ? AND generation = ? AND source_id = ? AND state = 'aside'");
  }

  private static void setOfFile(Connection connection, RunRef run, String fileId, String sql)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, run.jobId());
      update.setInt(2, run.generation());
      update.setString(3, fileId);
      update.executeUpdate();
    }
  }

  /**
   * A new run takes every unit of its job up again, and judges anew what was refused; what is of
   * older generations means nothing.
   */
  static void takeOver(Connection connection, String jobId, int generation) throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM sluice.planned_unit WHERE job_id = ? AND generation < ?");
        PreparedStatement forget =
            connection.prepareStatement(
                "DELETE FROM sluice.file"
                    + " WHERE job_id = ? AND (generation < ? OR state = 'refused')");
        PreparedStatement forgetTopics =
            connection.prepareStatement(
                "DELETE FROM sluice.topic_partition WHERE job_id = ? AND generation < ?");
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE sluice.planned_unit SET state = 'waiting', issues = 0"
                    + " WHERE job_id = ? AND state <> 'aside'")) {
      delete.setString(1, jobId);
      delete.setInt(2, generation);
      delete.executeUpdate();
      forget.setString(1, jobId);
      forget.setInt(2, generation);
      forget.executeUpdate();
      forgetTopics.setString(1, jobId);
      forgetTopics.setInt(2, generation);
      forgetTopics.executeUpdate();
      update.setString(1, jobId);
      update.executeUpdate();
    }
  }
}
