package dev.sluice.row;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A row that cannot be encoded.
 *
 * @param position counts the unit's rows from 0
 * @param coordinates as {@link RowCoordinates} gives them
 * @param column the column at fault; null if it is the whole row
 * @param reason what is wrong
 * @param format what the bytes are
 * @param bytes the row as its source gave it
 */
public record RefusedRow(
    long position,
    String coordinates,
    @Nullable String column,
    String reason,
    RowFormat format,
    byte[] bytes)
    implements Serializable {}
