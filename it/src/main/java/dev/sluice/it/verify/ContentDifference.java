package dev.sluice.it.verify;

import java.util.List;

/**
 * A row that two tables do not both hold in the same way.
 *
 * @param key the canonical text of the primary key's values
 * @param columns the columns whose values differ; empty unless the kind is CHANGED
 */
public record ContentDifference(List<String> key, Kind kind, List<String> columns) {

  public ContentDifference {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  /** What is wrong with a row of the target. */
  public enum Kind {
    /** The source has it, the target has not. */
    MISSING,
    /** The target has it, the source has not. */
    UNEXPECTED,
    /** The target has it more than once. */
    DOUBLED,
    /** Both have it, with different values. */
    CHANGED
  }
}
