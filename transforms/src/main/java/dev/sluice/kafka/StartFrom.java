package dev.sluice.kafka;

import java.io.Serializable;

/**
 * Where a stream begins with a partition that it sees for the first time in its first run.
 * Partitions that come later are read from their beginning.
 *
 * @param millis since 1970, for {@link Mode#TIME}; else 0
 */
public record StartFrom(Mode mode, long millis) implements Serializable {

  /** Ways to say it. */
  public enum Mode {
    /** With the first record that there is. */
    EARLIEST,
    /** Behind the last record that there is. */
    LATEST,
    /** With the first record that is not older. */
    TIME
  }
}
