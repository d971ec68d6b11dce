package dev.sluice.pipelines.options;

import java.time.Duration;

/**
 * When a stream ends by itself.
 *
 * @param after for {@link Mode#TIME}; else zero
 */
public record Until(Mode mode, Duration after) {

  /** What ends it. */
  public enum Mode {
    /** Nothing. */
    FOREVER,
    /** All that is there is loaded. */
    EMPTY,
    /** Some time has passed. */
    TIME
  }
}
