package dev.sluice.copy;

import dev.sluice.row.PlanAwayException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a planner look again and again, on a thread of its own until closed. */
final class PlanningThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlanningThread.class);
  private static final long PAUSE_MILLIS = 100;
  private static final long SILENCE_NANOS = Duration.ofSeconds(10).toNanos();

  private final UnitPlanner planner;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable RuntimeException failure;

  private PlanningThread(UnitPlanner planner) {
    this.planner = planner;
  }

  static PlanningThread start(UnitPlanner planner) {
    PlanningThread planning = new PlanningThread(planner);
    Thread thread = new Thread(planning::run, "sluice-planner");
    thread.setDaemon(true);
    thread.start();
    return planning;
  }

  /** Throws what ended the planning, if something has. */
  void check() {
    RuntimeException ended = failure;
    if (ended != null) {
      throw ended;
    }
  }

  private void run() {
    long nextWarning = System.nanoTime();
    do {
      try (UnitPlanner.Session session = planner.open()) {
        do {
          session.look();
        } while (!closesNow());
      } catch (PlanAwayException | IOException e) {
        if (System.nanoTime() - nextWarning >= 0) {
          LOG.warn("Cannot look for new input now; going on to try: {}", e.getMessage());
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
