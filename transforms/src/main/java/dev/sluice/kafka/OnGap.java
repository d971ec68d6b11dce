package dev.sluice.kafka;

/** What becomes of a stream whose next records the broker has no more. */
public enum OnGap {
  /** It ends, and says which. */
  FAIL,
  /** It goes on with what is there; the ledger keeps the gap. */
  SKIP
}
