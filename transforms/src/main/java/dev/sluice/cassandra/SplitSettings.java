package dev.sluice.cassandra;

/**
 * How large a unit is.
 *
 * @param streams units that are read at the same time
 * @param splitBytes encoded size aimed at
 * @param unitRows rows aimed at
 */
public record SplitSettings(int streams, long splitBytes, long unitRows) {}
