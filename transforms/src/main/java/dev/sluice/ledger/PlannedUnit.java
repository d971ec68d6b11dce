package dev.sluice.ledger;

import dev.sluice.row.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A unit of a stream that is to be copied.
 *
 * @param sourceId id of its file's version, or {@code TOPIC/PARTITION}
 * @param file null if it is not of a file
 * @param line of its first record, from 1; 0 if it is not of a file
 * @param bytes of its source, for the amount of work at a time
 */
public record PlannedUnit(
    Unit unit, String sourceId, @Nullable FileEntry file, long line, long bytes) {

  /** A piece of a file. */
  public static PlannedUnit of(Unit unit, FileEntry file, long line, long bytes) {
    return new PlannedUnit(unit, file.id(), file, line, bytes);
  }
}
