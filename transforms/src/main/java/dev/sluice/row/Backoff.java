package dev.sluice.row;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between attempts: doubled each time, and half of each at random, so that streams that
 * failed together do not come back together.
 */
public record Backoff(long firstMillis, long longestMillis) {

  /**
   * Waits after an attempt that failed.
   *
   * @param failures how many failed so far, from 1
   * @throws IncompleteException if the thread is interrupted
   */
  public void pause(int failures) {
    long ceiling = ceiling(failures);
    try {
      Thread.sleep(ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IncompleteException("Interrupted while waiting to try again.", e);
    }
  }

  /** The longest that the pause may be. */
  long ceiling(int failures) {
    return Math.min(longestMillis, firstMillis << Math.min(Math.max(failures - 1, 0), 20));
  }
}
