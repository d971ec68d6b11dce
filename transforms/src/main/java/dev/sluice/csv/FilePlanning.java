package dev.sluice.csv;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for files and plans their units, again and again, on a thread of its own until closed. */
public final class FilePlanning implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FilePlanning.class);
  private static final long PAUSE_MILLIS = 100;
  private static final long SILENCE_NANOS = Duration.ofSeconds(10).toNanos();

  private final FilePlan plan;
  private final Planner planner;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable RuntimeException failure;

  private FilePlanning(FilePlan plan, Planner planner) {
    this.plan = plan;
    this.planner = planner;
  }

  public static FilePlanning start(WatchSettings settings, FilePlan plan) {
    FilePlanning planning = new FilePlanning(plan, Planners.of(plan, settings));
    Thread thread = new Thread(planning::run, "sluice-planner");
    thread.setDaemon(true);
    thread.start();
    return planning;
  }

  /** Throws what ended the planning, if something has. */
  public void check() {
    RuntimeException ended = failure;
    if (ended != null) {
      throw ended;
    }
  }

  private void run() {
    long nextWarning = System.nanoTime();
    do {
      try (FilePlan.Session session = plan.open()) {
        do {
          planner.look(session);
        } while (!closesNow());
      } catch (FilePlan.PlanAwayException | IOException e) {
        if (System.nanoTime() - nextWarning >= 0) {
          LOG.warn("Cannot look for files now; going on to try: {}", e.getMessage());
          nextWarning = System.nanoTime() + SILENCE_NANOS;
        }
      } catch (RuntimeException e) {
        failure = e;
        return;
      }
    } while (!closesNow());
  }

  /** Waits until it is time for the next look; whether there is none. */
  private boolean closesNow() {
    try {
      return closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** The look under way, if there is one, is the last. */
  @Override
  public void close() {
    closed.countDown();
  }
}
