package dev.sluice.ledger;

/** The range of a committed unit, decimal numbers; exclusive start, inclusive end. */
public record Range(String from, String until) {}
