package dev.sluice.row;

import org.jspecify.annotations.Nullable;

/**
 * Raw rows of one unit, in the order they were read. {@code cells} holds {@code rows × columns}
 * frames without gaps: an int32 length, big-endian, −1 for null, then that many bytes, exactly as
 * Cassandra's native protocol frames them (native_protocol_v5.spec §6, [bytes]).
 *
 * <p>Every unit ends with a page whose {@code last} is true; a unit without rows has just that one.
 *
 * @param ordinal counts the unit's pages from 0
 * @param readNanos time the reader waited for these rows and framed them, and for a limit
 * @param failure why the rest of the unit cannot be read; null if all is well. A failed page is the
 *     last of its unit and has no rows. Failures travel with the data, because only the step that
 *     holds the transaction can end it: runners tear down no other step than the one that throws.
 */
public record Page(
    Unit unit,
    int ordinal,
    boolean last,
    int rows,
    byte[] cells,
    long readNanos,
    @Nullable ReadFailure failure) {}
