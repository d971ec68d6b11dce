package dev.sluice.copy;

import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.PaceLedger.Grant;
import dev.sluice.row.IncompleteException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One limit of a run, as all streams of this process see it. What it takes from the ledger is for
 * all of them and lasts for a tenth of a second or more, so that the ledger is asked ten times a
 * second at most however many streams there are, and a limit that is changed there is soon known
 * here.
 */
final class Pace {
  private static final Map<Key, Pace> ALL = new ConcurrentHashMap<>();
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Well below the silence after which a session in a transaction is taken for dead. */
  private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** Time waited that is not yet in the ledger. */
  private final AtomicLong unsaid = new AtomicLong();

  private final ReentrantLock turn = new ReentrantLock(true);
  private final PaceClock clock;
  private long left;
  private long perSecond;

  private record Key(String runId, PaceKind kind) {}

  Pace(PaceClock clock) {
    this.clock = clock;
  }

  static Pace of(PostgresTarget target, String runId, PaceKind kind) {
    return ALL.computeIfAbsent(
        new Key(runId, kind), key -> new Pace(new PaceClock(target, runId, kind)));
  }

  static void end(String runId) {
    for (PaceKind kind : PaceKind.values()) {
      Pace pace = ALL.remove(new Key(runId, kind));
      if (pace != null) {
        pace.clock.close();
      }
    }
  }

  /** As {@link dev.sluice.row.Throttle#pass}. */
  long pass(long amount, Runnable beat) {
    if (amount == 0) {
      return 0;
    }
    Waiting waiting = new Waiting(beat);
    try {
      while (!turn.tryLock(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        waiting.beat();
      }
      try {
        while (left < amount) {
          lease(amount - left, waiting);
        }
        left -= amount;
      } finally {
        turn.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IncompleteException("Interrupted while waiting for a limit.", e);
    }
    return waiting.end();
  }

  /** Takes a part of what is missing, or a little more; returns when it may pass. */
  private void lease(long missing, Waiting waiting) throws InterruptedException {
    long most = Math.max(1, perSecond / 2);
    long amount = Math.min(Math.max(missing, perSecond / 10), most);
    waiting.say();
    long said = unsaid.getAndSet(0);
    Optional<Grant> grant = clock.reserve(amount, TimeUnit.NANOSECONDS.toMicros(said));
    if (grant.isEmpty()) {
      unsaid.addAndGet(said);
      waiting.sleep(PAUSE.toNanos());
      return;
    }
    perSecond = grant.get().perSecond();
    left += amount;
    waiting.sleep((long) (grant.get().seconds() * 1e9));
  }

  /** One stream's wait. */
  private final class Waiting {
    private final Runnable beat;
    private final long start = System.nanoTime();
    private long saidUntil = start;
    private long beaten = start;

    Waiting(Runnable beat) {
      this.beat = beat;
    }

    /** Adds the time since the last word to what the ledger will be told. */
    void say() {
      long now = System.nanoTime();
      unsaid.addAndGet(now - saidUntil);
      saidUntil = now;
    }

    void beat() {
      say();
      if (System.nanoTime() - beaten > BEAT_NANOS) {
        beaten = System.nanoTime();
        beat.run();
      }
    }

    void sleep(long nanos) throws InterruptedException {
      long end = System.nanoTime() + nanos;
      for (long rest = nanos; rest > 0; rest = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.sleep(Math.min(rest, PAUSE.toNanos()));
        beat();
      }
    }

    long end() {
      say();
      return System.nanoTime() - start;
    }
  }
}
