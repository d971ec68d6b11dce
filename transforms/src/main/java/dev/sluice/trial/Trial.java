package dev.sluice.trial;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.copy.TrialCopy;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Unit;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads, encodes and copies a part of a table for some seconds with 1, 2, 4 … streams, by the parts
 * that {@code migrate} is made of. Rows come from all over the ring and, if the table has enough,
 * each only once, so that the servers' caches do not flatter the later steps.
 */
public final class Trial {
  /** A step that brings less than this over the best before it is worth no more streams. */
  private static final double WORTHWHILE = 1.05;

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final long SEED = 1;
  private static final double NANOS = 1e9;

  private final TrialTable table;
  private final Queue<Unit> units;

  /**
   * @param units of the table, best small and many
   */
  public Trial(TrialTable table, List<Unit> units) {
    this.table = table;
    List<Unit> shuffled = new ArrayList<>(units);
    Collections.shuffle(shuffled, new Random(SEED));
    this.units = new ArrayDeque<>(shuffled);
  }

  /**
   * Measures with ever more streams until two steps in a row bring nothing, or {@code most} is
   * reached. Before that the code is warmed up.
   *
   * @param each how long each number of streams works
   * @throws SQLException if the target refuses more than single rows
   */
  public List<TrialStep> run(int most, Duration each) throws SQLException {
    TrialStep unused = step(Math.min(2, most), WARM_UP);
    List<TrialStep> steps = new ArrayList<>();
    double best = 0;
    int inVain = 0;
    for (int streams = 1; inVain < 2; streams = Math.min(2 * streams, most)) {
      TrialStep step = step(streams, each);
      steps.add(step);
      inVain = step.rowsPerSecond() < best * WORTHWHILE ? inVain + 1 : 0;
      best = Math.max(best, step.rowsPerSecond());
      if (streams == most || step.problem().isPresent()) {
        break;
      }
    }
    return steps;
  }

  private TrialStep step(int streams, Duration duration) throws SQLException {
    Queue<Unit> round = new ConcurrentLinkedQueue<>(units);
    ExecutorService threads = Executors.newFixedThreadPool(streams);
    List<TrialCopy> copies = new ArrayList<>();
    try {
      List<Callable<TrialCopy>> openings = new ArrayList<>();
      for (int turn = 0; turn < streams; turn++) {
        int host = turn;
        openings.add(() -> TrialCopy.begin(table.target(), host, table.copy()));
      }
      results(threads, openings, copies);
      List<TrialStream> tasks =
          copies.stream()
              .map(copy -> new TrialStream(table, copy, round, duration.toNanos()))
              .toList();
      List<TrialStream.Measured> measured = new ArrayList<>();
      long began = System.nanoTime();
      double cpu = cpuSeconds();
      results(threads, tasks, measured);
      double seconds = (System.nanoTime() - began) / NANOS;
      rotate(units.size() - round.size());
      return TrialStep.of(measured, (cpuSeconds() - cpu) / seconds);
    } finally {
      threads.shutdownNow();
      copies.forEach(TrialCopy::close);
    }
  }

  /** Adds what the tasks return, as far as they do. */
  private static <T> void results(
      ExecutorService threads, List<? extends Callable<T>> tasks, List<T> results)
      throws SQLException {
    ExecutionException failure = null;
    try {
      for (Future<T> task : threads.invokeAll(tasks)) {
        try {
          results.add(task.get());
        } catch (ExecutionException e) {
          failure = e;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IncompleteException("Interrupted while trying how fast the table is copied.", e);
    }
    if (failure != null) {
      throw asSqlException(failure);
    }
  }

  /** Units that were read go to the end. */
  private void rotate(int read) {
    for (int i = 0; i < read; i++) {
      units.add(units.remove());
    }
  }

  private static SQLException asSqlException(ExecutionException e) {
    if (e.getCause() instanceof SQLException failure) {
      return failure;
    }
    if (e.getCause() instanceof RuntimeException failure) {
      throw failure;
    }
    throw new IllegalStateException("Sluice bug: a trial ended with " + e.getCause(), e);
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / NANOS;
  }
}
