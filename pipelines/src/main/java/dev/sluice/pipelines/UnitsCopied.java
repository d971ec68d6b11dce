package dev.sluice.pipelines;

import java.util.Optional;

/**
 * How the pipeline ended.
 *
 * @param failure empty if every unit was tried to its end
 * @param planned units that were to be copied
 * @param commitMicros time that commits took, over all streams
 */
record UnitsCopied(Optional<Failure> failure, int planned, long commitMicros) {

  UnitsCopied withFailure(Failure other) {
    return new UnitsCopied(Optional.of(other), planned, commitMicros);
  }

  /** Both rounds together, ended as {@code later} did. */
  UnitsCopied and(UnitsCopied later) {
    return new UnitsCopied(later.failure, later.planned, commitMicros + later.commitMicros);
  }
}
