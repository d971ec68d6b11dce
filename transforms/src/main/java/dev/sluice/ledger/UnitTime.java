package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * When a committed unit was worked at. Microseconds, by the target's clock since 1970.
 *
 * @param worker the process
 * @param units 1, or how many old units of a stream this one stands for
 * @param rows loaded
 */
public record UnitTime(
    String worker,
    long start,
    long end,
    long units,
    long rows,
    long bytes,
    UnitTotals.Times times) {
  private static final String SQL = SqlFile.read("unit-times.sql");

  /**
   * Of a run, the last one first.
   *
   * @param most so many at most
   */
  public static List<UnitTime> read(Connection connection, String runId, int most)
      throws SQLException {
    List<UnitTime> units = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SQL)) {
      select.setString(1, runId);
      select.setInt(2, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          units.add(
              new UnitTime(
                  row.getString(1),
                  row.getLong(2),
                  row.getLong(3),
                  row.getLong(4),
                  row.getLong(5),
                  row.getLong(6),
                  new UnitTotals.Times(
                      row.getLong(7),
                      row.getLong(8),
                      row.getLong(9),
                      row.getLong(10),
                      row.getLong(11),
                      row.getLong(12))));
        }
      }
    }
    return units;
  }
}
