package dev.sluice.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.row.Unit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Claims, completes and lists units. All but {@link #done} work inside the caller's transaction.
 */
public final class UnitLedger {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLAIM = SqlFile.read("claim.sql");
  private static final String COMPLETE = SqlFile.read("complete.sql");
  private static final String IS_DONE =
      "SELECT 1 FROM sluice.unit WHERE job_id = ? AND generation = ? AND unit_id = ?"
          + " UNION ALL SELECT 1 FROM sluice.job WHERE job_id = ? AND generation = ? AND planned"
          + " AND NOT EXISTS (SELECT 1 FROM sluice.planned_unit p"
          + " WHERE p.job_id = job.job_id AND p.generation = job.generation AND p.unit_id = ?)";
  private static final String IS_NEWEST =
      "SELECT 1 FROM sluice.job WHERE job_id = ? AND epoch = ? AND NOT EXISTS"
          + " (SELECT 1 FROM sluice.run WHERE run.job_id = job.job_id AND run.epoch > job.epoch)";
  private static final String DONE =
      "SELECT unit_id, range_from, range_until FROM sluice.unit WHERE job_id = ? AND generation = ?";

  private UnitLedger() {}

  /**
   * Claims a unit; the first statement of its transaction. Waits while another transaction holds
   * the claim.
   *
   * @param worker names this process, for people
   */
  public static Claim claim(Connection connection, RunRef run, Unit unit, String worker)
      throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      claim.setString(1, unit.id());
      claim.setString(2, unit.from());
      claim.setString(3, unit.until());
      claim.setString(4, run.runId());
      claim.setString(5, worker);
      claim.setString(6, run.jobId());
      claim.setLong(7, run.epoch());
      claim.setString(8, run.runId());
      claim.setString(9, unit.id());
      if (claim.executeUpdate() == 1) {
        return Claim.GRANTED;
      }
    }
    if (isDone(connection, run, unit)) {
      return Claim.ALREADY_DONE;
    }
    if (RunSignals.read(connection, run.runId()).stopped().isPresent()) {
      return Claim.STOPPED;
    }
    return isNewest(connection, run) ? Claim.PAUSED : Claim.FENCED;
  }

  /**
   * Writes a claimed unit's totals; the last statement before the commit.
   *
   * @throws IllegalStateException if rows do not balance, or the claim is not ours: bugs of ours
   */
  public static void complete(Connection connection, RunRef run, Unit unit, UnitTotals totals)
      throws SQLException {
    UnitTotals.RowCounts rows = totals.rows();
    if (!rows.balance()) {
      throw new IllegalStateException(
          "Sluice bug: unit %s does not balance: %s. It was rolled back; please report it."
              .formatted(unit.id(), rows));
    }
    UnitTotals.Times times = totals.times();
    List<Long> numbers =
        List.of(
            rows.read(),
            rows.loaded(),
            rows.rejected(),
            rows.filtered(),
            rows.duplicate(),
            rows.deleted(),
            totals.bytes(),
            (long) totals.copies());
    List<Long> micros =
        List.of(
            times.read(),
            times.encode(),
            times.connect(),
            times.copy(),
            times.paused(),
            times.elapsed());
    try (PreparedStatement update = connection.prepareStatement(COMPLETE)) {
      int at = 1;
      for (long number : numbers) {
        update.setLong(at++, number);
      }
      update.setString(at++, json(totals.repaired()));
      for (long time : micros) {
        update.setLong(at++, time);
      }
      update.setLong(at++, totals.retried().count());
      update.setLong(at++, totals.retried().micros());
      update.setString(at++, totals.retried().state());
      LatencySketch latency = totals.latency();
      update.setBytes(at++, latency == null ? null : latency.bytes());
      update.setString(at++, run.jobId());
      update.setInt(at++, run.generation());
      update.setString(at++, unit.id());
      update.setString(at, run.runId());
      int updated = update.executeUpdate();
      if (updated != 1) {
        throw new IllegalStateException(
            "Sluice bug: unit %s has %d claimed rows in the ledger; expected 1."
                .formatted(unit.id(), updated));
      }
    }
  }

  /** The units that are in the target; from here a run knows what is left. Turns are not kept. */
  public static List<Unit> done(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DONE)) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      List<Unit> units = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          units.add(new Unit(rows.getString(1), rows.getString(2), rows.getString(3), 0));
        }
      }
      return units;
    }
  }

  /** Bytes of an encoded row, on average of some units of the run; 0 if it has none. */
  public static long rowBytes(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT coalesce(sum(bytes) / nullif(sum(rows_loaded), 0), 0)::bigint FROM"
                + " (SELECT bytes, rows_loaded FROM sluice.unit WHERE run_id = ? AND units = 1"
                + " LIMIT 100) u")) {
      select.setString(1, run.runId());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static boolean isNewest(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(IS_NEWEST)) {
      select.setString(1, run.jobId());
      select.setLong(2, run.epoch());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static boolean isDone(Connection connection, RunRef run, Unit unit) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(IS_DONE)) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      select.setString(3, unit.id());
      select.setString(4, run.jobId());
      select.setInt(5, run.generation());
      select.setString(6, unit.id());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static String json(Map<String, Long> repaired) {
    return JSON.valueToTree(new TreeMap<>(repaired)).toString();
  }
}
