package dev.sluice.copy;

import dev.sluice.ledger.UsageLedger;
import dev.sluice.ledger.UsageSample;
import dev.sluice.ledger.UsageSample.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps in the ledger what this process takes while it works on a run, so that it is known also of
 * processes that die: every five seconds in the first hour, later whenever a 720th of the time has
 * passed. One thread for each run; a connection only for the moment of writing. A target that is
 * away is tried again with the next sample.
 */
public final class UsageRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(UsageRecorder.class);
  private static final Map<String, UsageRecorder> ALL = new ConcurrentHashMap<>();
  private static final long LOOK_MILLIS = 1_000;
  private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int PART_OF_TIME = 720;
  private static final long IDLE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final Duration LAST_WORD = Duration.ofSeconds(5);

  /** Workers may be many: each writes several samples at once. */
  private static final int AT_ONCE = 3;

  /** While the target is away. */
  private static final int MOST_KEPT = 1_000;

  private final PostgresTarget target;
  private final String runId;
  private final Role role;
  private final ProcessUsage process = new ProcessUsage();
  private final ServerUsage server = new ServerUsage();
  private final List<UsageSample> unwritten = new ArrayList<>();
  private final AtomicInteger users = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final long startNanos = System.nanoTime();
  private volatile long usedNanos = startNanos;
  private int turn;

  private UsageRecorder(PostgresTarget target, String runId, Role role) {
    this.target = target;
    this.runId = runId;
    this.role = role;
  }

  /** Records this process, which leads the run, until {@link #end}. */
  public static void begin(PostgresTarget target, String runId) {
    UsageRecorder unused = of(target, runId, Role.DRIVER);
  }

  /** Writes the last sample; this process records nothing of the run any more. */
  public static void end(String runId) {
    UsageRecorder recorder = ALL.get(runId);
    if (recorder != null) {
      recorder.over.countDown();
      try {
        if (!recorder.ended.await(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.debug("What this process took at last is not in the ledger: the target is slow");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** This process works on the run: it is recorded as a worker, unless it leads the run. */
  static void enter(PostgresTarget target, String runId) {
    UsageRecorder recorder = of(target, runId, Role.WORKER);
    recorder.users.incrementAndGet();
  }

  /** What {@link #enter} was called for has ended. */
  static void leave(String runId) {
    UsageRecorder recorder = ALL.get(runId);
    if (recorder != null) {
      recorder.users.decrementAndGet();
      recorder.usedNanos = System.nanoTime();
    }
  }

  private static UsageRecorder of(PostgresTarget target, String runId, Role role) {
    return ALL.computeIfAbsent(
        runId,
        id -> {
          UsageRecorder recorder = new UsageRecorder(target, id, role);
          Thread thread = new Thread(recorder::run, "sluice-usage");
          thread.setDaemon(true);
          thread.start();
          return recorder;
        });
  }

  private void run() {
    try {
      long next = System.nanoTime();
      int taken = 0;
      do {
        if (System.nanoTime() - next >= 0) {
          unwritten.add(process.sample(role));
          if (role == Role.DRIVER || taken++ % AT_ONCE == 0) {
            write();
          }
          next = System.nanoTime() + pause();
        } else {
          process.look();
        }
      } while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && !isIdle());
      unwritten.add(process.sample(role));
      write();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (role == Role.WORKER) {
        ALL.remove(runId, this);
      }
      ended.countDown();
    }
  }

  private long pause() {
    return Math.max(PAUSE_NANOS, (System.nanoTime() - startNanos) / PART_OF_TIME);
  }

  private boolean isIdle() {
    return role == Role.WORKER && users.get() == 0 && System.nanoTime() - usedNanos > IDLE_NANOS;
  }

  private void write() {
    String host = target.hosts().get(turn % target.hosts().size());
    // One host alone is asked for, so that where streams connect to does not depend on this.
    try (Connection connection = Connections.open(target.only(host), 0, "sluice usage")) {
      if (role == Role.DRIVER) {
        server.sample(connection).ifPresent(unwritten::add);
      }
      UsageLedger.add(connection, runId, unwritten);
      unwritten.clear();
    } catch (SQLException | RuntimeException e) {
      LOG.debug("Cannot keep what this process takes; the next sample may do better", e);
      turn++;
      if (unwritten.size() > MOST_KEPT) {
        unwritten.subList(0, unwritten.size() - MOST_KEPT).clear();
      }
    }
  }
}
