package dev.sluice.ledger;

import dev.sluice.row.RefusedRow;
import dev.sluice.row.RowFormat;
import org.jspecify.annotations.Nullable;

/**
 * A row that could not be stored.
 *
 * @param position counts the unit's rows from 0
 * @param coordinates where the row is in its source, a JSON object
 * @param column the column at fault; null if it is not known
 * @param sqlState null if the row could not even be encoded
 * @param message why, in one sentence
 * @param encoded the row in that format
 */
public record Reject(
    long position,
    String coordinates,
    @Nullable String column,
    @Nullable String sqlState,
    String message,
    RowFormat format,
    byte[] encoded) {

  /** A row that could not be encoded. */
  public static Reject of(RefusedRow row) {
    return new Reject(
        row.position(),
        row.coordinates(),
        row.column(),
        null,
        row.reason(),
        row.format(),
        row.bytes());
  }

  @Override
  public String toString() {
    String where = column == null ? "" : ", column " + column;
    String state = sqlState == null ? "" : " (SQLSTATE " + sqlState + ")";
    return coordinates + where + ": " + message + state;
  }
}
