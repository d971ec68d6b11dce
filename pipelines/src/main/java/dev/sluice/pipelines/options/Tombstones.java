package dev.sluice.pipelines.options;

/** What becomes of records without a value. */
public enum Tombstones {
  /** They are counted, and that is all. */
  IGNORE,
  /** They are rejected. */
  REJECT,
  /** They delete the row of their key. */
  DELETE
}
