package dev.sluice.ledger;

import dev.sluice.row.ReadFailure;

/** A range that could not be read, and why. */
public record FailedUnit(String unitId, Range range, ReadFailure failure) {}
