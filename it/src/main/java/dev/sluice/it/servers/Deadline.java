package dev.sluice.it.servers;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what takes a while, not forever. */
final class Deadline {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 100;

  private Deadline() {}

  /**
   * Looks again and again until the condition holds.
   *
   * @param expected said when it does not within three minutes
   */
  static void await(String expected, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "Waited %d s in vain. Expected: %s.".formatted(LIMIT.toSeconds(), expected));
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting. Expected: " + expected, e);
    }
  }
}
