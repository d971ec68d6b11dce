package dev.sluice.row;

import java.io.Serializable;

/**
 * A row that cannot be encoded.
 *
 * @param position counts the unit's rows from 0
 * @param coordinates as {@link RowCoordinates} gives them
 * @param column the column at fault
 * @param reason what is wrong with its value
 * @param cells the row as its source gave it: see {@link Page}
 */
public record RefusedRow(
    long position, String coordinates, String column, String reason, byte[] cells)
    implements Serializable {}
