package dev.sluice.it.load;

/**
 * A complete file. Times are in milliseconds since 1970.
 *
 * @param name without its folder
 * @param rows all of them, the header not counted: good + duplicates + malformed
 * @param good rows that no file before has
 * @param duplicates rows that repeat a good one of this file or an earlier one
 * @param firstIndex of the good rows, which have consecutive indexes
 * @param dueAt when the schedule asked for the complete file
 * @param completedAt when it was there
 * @param checksum of the good rows in any order: the sum of a hash of each one's bytes, in hex
 */
public record ManifestFile(
    String name,
    long rows,
    long good,
    long duplicates,
    long malformed,
    long firstIndex,
    long bytes,
    long dueAt,
    long completedAt,
    String checksum)
    implements ManifestLine, GoodRows {}
