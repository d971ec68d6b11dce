package dev.sluice.row;

import java.io.Serializable;

/**
 * A row that cannot be stored.
 *
 * @param position counts the unit's rows from 0
 * @param key the primary key columns that are copied, as {@code name=value}, empty if none is
 * @param column the column at fault
 * @param reason what is wrong with its value
 */
public record RefusedRow(long position, String key, String column, String reason)
    implements Serializable {

  @Override
  public String toString() {
    String where = key.isEmpty() ? "row " + position + " of its unit" : key;
    return where + ": column " + column + ": " + reason;
  }
}
