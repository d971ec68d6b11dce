package dev.sluice.pipelines;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at something again and again, on a thread that keeps no process alive. */
final class Looks {
  private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "sluice-progress");
            thread.setDaemon(true);
            return thread;
          });

  /** Looks after each pause; {@code look} must not throw. */
  void every(Duration pause, Runnable look) {
    Future<?> unused =
        clock.scheduleWithFixedDelay(look, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Does something between two looks. */
  void once(Runnable task) {
    clock.execute(task);
  }

  /** Ends when the look that is under way, and what was asked for before, is done. */
  void end() {
    clock.shutdown();
    try {
      if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.debug("The last look at the progress takes too long; left alone");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
