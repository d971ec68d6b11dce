package dev.sluice.ledger;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.Unit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which units of a stream are to be copied, and who copies them. Works inside the
 * caller's transaction.
 */
public final class PlanLedger {
  private static final String TAKE = SqlFile.read("take-units.sql");
  private static final String SETTLE_UNITS = SqlFile.read("settle-units.sql");
  private static final String SETTLE_FILES = SqlFile.read("settle-files.sql");
  private static final String FAILED = SqlFile.read("failed-planned.sql");

  private static final String OUTLOOK = SqlFile.read("outlook.sql");

  private PlanLedger() {}

  /**
   * How much is issued at a time.
   *
   * @param streams that share what waits evenly; 1 if unknown
   * @param units at most
   * @param bytes at most, or a single unit
   * @param againMillis after which a unit that is not committed is issued again; doubled each time
   */
  public record Portion(int streams, int units, long bytes, long againMillis) {}

  /**
   * A unit whose last attempt could not read it.
   *
   * @param sourceId as in {@link PlannedUnit}
   * @param file null if it is not of a file
   */
  public record Failed(
      String unitId, String sourceId, @Nullable FileEntry file, String message, int issues) {}

  /** Plans units, in this order; those that are planned stay as they are. */
  public static void add(Connection connection, RunRef run, List<PlannedUnit> units)
      throws SQLException {
    String sql =
        "INSERT INTO sluice.planned_unit (job_id, generation, unit_id, source_id, range_from,"
            + " range_until, line, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (job_id, generation, unit_id) DO NOTHING";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (PlannedUnit unit : units) {
        insert.setString(1, run.jobId());
        insert.setInt(2, run.generation());
        insert.setString(3, unit.unit().id());
        insert.setString(4, unit.sourceId());
        insert.setString(5, unit.unit().from());
        insert.setString(6, unit.unit().until());
        insert.setLong(7, unit.line());
        insert.setLong(8, unit.bytes());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** What a stream has to expect. */
  public enum Outlook {
    /** Units that are not committed; others may have them. */
    WORK,
    /** Nothing now. */
    NOTHING,
    /** The run issues no more units. */
    OVER
  }

  /**
   * Looks without a lock, so it costs little.
   *
   * @throws IncompleteException if a newer run has taken over
   */
  public static Outlook outlook(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OUTLOOK)) {
      select.setLong(1, run.epoch());
      select.setString(2, run.runId());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next() || !row.getBoolean(1)) {
          throw new IncompleteException(run.takenOver());
        }
        return row.getBoolean(2)
            ? Outlook.OVER
            : row.getBoolean(3) ? Outlook.WORK : Outlook.NOTHING;
      }
    }
  }

  /** Issues units to a lease, the oldest first: those that wait, or were issued long ago. */
  public static List<PlannedUnit> take(
      Connection connection, RunRef run, String lease, Portion portion) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(TAKE)) {
      int at = 1;
      update.setString(at++, run.jobId());
      update.setInt(at++, run.generation());
      update.setInt(at++, portion.streams() * portion.units());
      update.setString(at++, run.jobId());
      update.setInt(at++, run.generation());
      update.setLong(at++, portion.againMillis());
      update.setInt(at++, portion.units());
      update.setInt(at++, portion.streams());
      update.setString(at++, lease);
      update.setLong(at, portion.bytes());
      List<PlannedUnit> units = new ArrayList<>();
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          Unit unit =
              new Unit(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  (int) (row.getLong(4) & Integer.MAX_VALUE));
          units.add(
              new PlannedUnit(
                  unit, row.getString(5), file(row, 8), row.getLong(6), row.getLong(7)));
        }
      }
      return units;
    }
  }

  /** Units that nobody works at. */
  public static int waiting(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT count(*) FROM sluice.planned_unit"
                + " WHERE job_id = ? AND generation = ? AND state = 'waiting'")) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Drops units that are committed from the plan; files without any left are done. */
  public static void settle(Connection connection, RunRef run) throws SQLException {
    for (String sql : List.of(SETTLE_UNITS, SETTLE_FILES)) {
      try (PreparedStatement settle = connection.prepareStatement(sql)) {
        settle.setString(1, run.jobId());
        settle.setInt(2, run.generation());
        settle.executeUpdate();
      }
    }
  }

  /** Units whose last attempt failed. */
  public static List<Failed> failed(Connection connection, RunRef run) throws SQLException {
    List<Failed> failed = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(FAILED)) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          failed.add(
              new Failed(
                  row.getString(1),
                  row.getString(2),
                  file(row, 5),
                  row.getString(4),
                  row.getInt(3)));
        }
      }
    }
    return failed;
  }

  private static @Nullable FileEntry file(ResultSet row, int at) throws SQLException {
    if (row.getString(at) == null) {
      return null;
    }
    return new FileEntry(
        row.getString(at),
        row.getString(at + 1),
        row.getLong(at + 2),
        row.getLong(at + 3),
        row.getString(at + 4),
        FileLedger.columns(row.getString(at + 5)),
        0,
        0,
        FileEntry.State.PLANNED,
        null);
  }
}
