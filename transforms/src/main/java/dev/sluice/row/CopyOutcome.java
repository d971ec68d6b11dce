package dev.sluice.row;

/**
 * How a unit ended in one attempt.
 *
 * @param rows rows this attempt committed; 0 if it found the unit done
 */
public record CopyOutcome(String unitId, Kind kind, long rows) {

  /** How it ended; every other end is an exception. */
  public enum Kind {
    /** This attempt committed the unit. */
    COPIED,
    /** An earlier or parallel attempt had committed it; nothing was copied. */
    ALREADY_COPIED,
    /** It could not be read; the ledger says why. */
    UNREADABLE,
    /** The run was told to stop; the ledger says why. */
    STOPPED
  }
}
