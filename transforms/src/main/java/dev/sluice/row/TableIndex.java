package dev.sluice.row;

import java.util.Map;

/**
 * A secondary index of a Cassandra table.
 *
 * @param column as stored, without quotes
 * @param part what of the column's value it finds
 * @param method simple name of the class that implements it, such as {@code StorageAttachedIndex};
 *     empty for the built-in kind
 * @param options as given when it was created, by their names in CQL
 */
public record TableIndex(
    String name, String column, Part part, String method, Map<String, String> options) {

  public TableIndex {
    options = Map.copyOf(options);
  }

  /** What of a value an index finds. */
  public enum Part {
    /** The value of a column that is no collection. */
    VALUE,
    /** The elements of a list or set, the values of a map. */
    VALUES,
    /** The keys of a map. */
    KEYS,
    /** The pairs of a map. */
    ENTRIES,
    /** A frozen collection as one value. */
    FULL
  }
}
