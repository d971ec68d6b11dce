package dev.sluice.ledger;

import dev.sluice.row.ReadFailure;
import dev.sluice.row.Unit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Remembers which units could not be read, until they are tried again. */
public final class FailureLedger {
  private static final String INSERT = SqlFile.read("failed.sql");
  private static final String LIST = SqlFile.read("failed-list.sql");

  private FailureLedger() {}

  public static void add(Connection connection, RunRef run, Unit unit, ReadFailure failure)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, run.jobId());
      insert.setInt(2, run.generation());
      insert.setString(3, unit.id());
      insert.setString(4, unit.from());
      insert.setString(5, unit.until());
      insert.setString(6, run.runId());
      insert.setString(7, failure.message());
      insert.setBoolean(8, failure.divisible());
      insert.executeUpdate();
    }
  }

  /** The units that failed and were not committed since, in the order they failed. */
  public static List<FailedUnit> list(Connection connection, RunRef run) throws SQLException {
    List<FailedUnit> failed = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LIST)) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          failed.add(
              new FailedUnit(
                  row.getString(1),
                  new Range(row.getString(2), row.getString(3)),
                  new ReadFailure(row.getString(4), row.getBoolean(5))));
        }
      }
    }
    return failed;
  }

  /** Forgets units that are about to be tried again. */
  public static void forget(Connection connection, String jobId, List<String> unitIds)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM sluice.failed_unit WHERE job_id = ? AND unit_id = ANY (?)")) {
      delete.setString(1, jobId);
      delete.setArray(2, connection.createArrayOf("text", unitIds.toArray()));
      delete.executeUpdate();
    }
  }

  /** Forgets the units of a file that is there no more. */
  static void forgetFile(Connection connection, RunRef run, String fileId) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM sluice.failed_unit x USING sluice.planned_unit p"
                + " WHERE x.job_id = ? AND x.generation = ? AND p.source_id = ?"
                + " AND (p.job_id, p.generation, p.unit_id)"
                + " = (x.job_id, x.generation, x.unit_id)")) {
      delete.setString(1, run.jobId());
      delete.setInt(2, run.generation());
      delete.setString(3, fileId);
      delete.executeUpdate();
    }
  }

  /** Forgets all of a job's: a new run tries every one again. */
  static void forgetAll(Connection connection, String jobId) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM sluice.failed_unit WHERE job_id = ?")) {
      delete.setString(1, jobId);
      delete.executeUpdate();
    }
  }
}
