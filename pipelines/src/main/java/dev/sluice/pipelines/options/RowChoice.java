package dev.sluice.pipelines.options;

import java.time.Instant;
import java.util.Optional;

/**
 * Which rows are copied of those that are read.
 *
 * @param writtenFrom when its newest value must have been written, or later
 * @param writtenTo before when
 * @param staticsAlone whether partitions without rows are copied, which have static values only
 */
public record RowChoice(
    Optional<Instant> writtenFrom, Optional<Instant> writtenTo, boolean staticsAlone) {
  /** All of them. */
  public static final RowChoice ALL = new RowChoice(Optional.empty(), Optional.empty(), true);

  /** Whether it depends on when a row was written. */
  public boolean isOfTime() {
    return writtenFrom.isPresent() || writtenTo.isPresent();
  }
}
