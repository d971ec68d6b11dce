package dev.sluice.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a file.
 *
 * @param id of path and content, the same for every run
 * @param modifiedMillis since 1970
 * @param columns names in the order of its fields
 * @param plannedUntil offset up to which it is cut into units
 * @param plannedLine line at that offset, from 1
 * @param message why it is refused, or what was lost with the version that it was; else null
 */
public record FileEntry(
    String id,
    String path,
    long size,
    long modifiedMillis,
    String fingerprint,
    List<String> columns,
    long plannedUntil,
    long plannedLine,
    State state,
    @Nullable String message) {

  public FileEntry {
    columns = List.copyOf(columns);
  }

  /** How far a file is. */
  public enum State {
    /** Not all of it is cut into units. */
    PLANNING,
    /** All of it is cut into units. */
    PLANNED,
    /** All its units are committed. */
    DONE,
    /** It cannot be loaded; nothing of it was. */
    REFUSED,
    /** It was changed or taken away before all of it was loaded. */
    CHANGED
  }
}
