package dev.sluice.row;

/**
 * How a unit ended in one attempt.
 *
 * @param rows rows this attempt committed; 0 if it found the unit done
 */
public record CopyOutcome(String unitId, Kind kind, long rows) {

  /** The two good ends of a unit; every other end is an exception. */
  public enum Kind {
    /** This attempt committed the unit. */
    COPIED,
    /** An earlier or parallel attempt had committed it; nothing was copied. */
    ALREADY_COPIED
  }
}
