package dev.sluice.ledger;

import dev.sluice.row.Unit;

/**
 * A unit of a stream that is to be copied.
 *
 * @param line of its first record, from 1
 * @param bytes of its source, for the amount of work under way
 */
public record PlannedUnit(Unit unit, FileEntry file, long line, long bytes) {}
