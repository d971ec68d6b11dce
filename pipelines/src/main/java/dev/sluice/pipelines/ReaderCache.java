package dev.sluice.pipelines;

import dev.sluice.row.IncompleteException;
import java.time.Duration;
import java.util.Map;

/**
 * Beam's SparkRunner keeps readers by the number of their source, which starts anew with each
 * pipeline, until nobody has asked for them for 1.5 batch intervals (MicrobatchSource). So a stream
 * that begins sooner in the same process would be handed the readers of the one that ended.
 */
final class ReaderCache {
  private static final String INTERVAL = "batchIntervalMillis";
  private static final long USUAL_MILLIS = 500;

  private static long freeNanos = System.nanoTime();

  private ReaderCache() {}

  /** Waits until no reader of an earlier stream of this process is left. */
  static synchronized void awaitEmpty() {
    long left = Duration.ofNanos(freeNanos - System.nanoTime()).toMillis();
    try {
      Thread.sleep(Math.max(0, left));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IncompleteException("Interrupted while waiting for an earlier stream.", e);
    }
  }

  /**
   * A stream has ended.
   *
   * @param settings as shown, by name
   */
  static synchronized void ended(Map<String, String> settings) {
    String text = settings.getOrDefault(INTERVAL, "");
    long interval = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : USUAL_MILLIS;
    freeNanos = System.nanoTime() + Duration.ofMillis(2 * interval).toNanos();
  }
}
