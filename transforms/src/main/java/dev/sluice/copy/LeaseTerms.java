package dev.sluice.copy;

import java.io.Serializable;
import java.time.Duration;

/**
 * For how long the streams copy at a time.
 *
 * @param streams units at once; 0 for as many as the runner proposes
 * @param length of a lease
 * @param every the least time between two leases of a stream
 */
public record LeaseTerms(int streams, Duration length, Duration every) implements Serializable {}
