package dev.sluice.row;

import org.jspecify.annotations.Nullable;

/**
 * Records of one unit of a text source, in the order they were read; otherwise as {@link Page}.
 *
 * @param ordinal counts the unit's pages from 0
 * @param last whether this is the unit's last page; every unit has one, perhaps without records
 * @param readNanos time spent reading and parsing
 * @param failure why the rest of the unit cannot be read; null if all is well
 */
public record TextPage(
    Unit unit,
    int ordinal,
    boolean last,
    TextRecords records,
    long readNanos,
    @Nullable ReadFailure failure) {}
