package dev.sluice.cassandra;

import java.io.Serializable;

/**
 * How rows are read.
 *
 * @param consistency a name of the driver's {@code DefaultConsistencyLevel}
 * @param fetchSizeInRows most rows of one page; fewer are asked for when rows are wide
 * @param retries how often one page is asked for again before its range counts as unreadable
 */
public record ReadSettings(String consistency, int fetchSizeInRows, int retries)
    implements Serializable {}
