package dev.sluice.it.load;

/**
 * A file that a schedule asks for.
 *
 * @param number 0 and up
 * @param rows in the file, the header not counted
 * @param dueNanos when it has to be complete, in nanoseconds after the start
 */
public record DueFile(long number, int rows, long dueNanos) {}
