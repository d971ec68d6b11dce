package dev.sluice.csv;

/** What becomes of a record with fewer fields than the file has columns; more are malformed. */
public enum Ragged {
  /** The record is malformed. */
  REJECT,
  /** The fields that are missing are null. */
  PAD
}
