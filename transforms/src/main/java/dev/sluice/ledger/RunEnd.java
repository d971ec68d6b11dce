package dev.sluice.ledger;

/**
 * How a run ended.
 *
 * @param outcome a word for it
 * @param commitMicros time that all its commits took
 * @param message why it did not do all; empty if it did
 */
public record RunEnd(String outcome, long commitMicros, String message) {}
