package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The sum over the units that a run has committed.
 *
 * @param times summed over units
 * @param shortest microseconds of the quickest unit; likewise the others
 * @param wallSeconds from the first unit's start to the last commit
 */
public record RunTotals(
    long units,
    UnitTotals.RowCounts rows,
    long bytes,
    long copies,
    UnitTotals.Times times,
    UnitTotals.Retried retried,
    long shortest,
    long longest,
    double median,
    double wallSeconds) {

  private static final String SQL = SqlFile.read("totals.sql");

  /** Adds up the ledger; cheap enough to be asked every second. */
  public static RunTotals read(Connection connection, String runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SQL)) {
      select.setString(1, runId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new RunTotals(
            row.getLong(1),
            new UnitTotals.RowCounts(
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7)),
            row.getLong(8),
            row.getLong(9),
            new UnitTotals.Times(
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15)),
            new UnitTotals.Retried(row.getLong(16), row.getLong(17), row.getString(18)),
            row.getLong(19),
            row.getLong(20),
            row.getDouble(21),
            row.getDouble(22));
      }
    }
  }
}
