package dev.sluice.pipelines;

import dev.sluice.ledger.RunTotals;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongSupplier;

/**
 * How long the rest of a run takes, by the speed of its latest half, or of its last minute if that
 * is shorter: the first units of a run are slow (classes load, code is compiled), and what was
 * hours ago says little of what comes.
 */
final class TimeLeft {
  private static final double MINUTE = 60;

  /** Fewer say little of the speed: streams commit in bursts. */
  private static final int UNITS = 20;

  /** Seconds that a commit can be old when a look finds it. */
  private static final double FOUND_WITHIN = 2;

  private final Workload work;
  private final LongSupplier nanos;
  private final Deque<Point> points = new ArrayDeque<>();

  /** Seconds between a stop of the run and its resumption. */
  private double away;

  TimeLeft(Workload work) {
    this(work, System::nanoTime);
  }

  TimeLeft(Workload work, LongSupplier nanos) {
    this.work = work;
    this.nanos = nanos;
    points.add(new Point(nanos.getAsLong(), 0, 0, 0));
  }

  int units() {
    return work.units();
  }

  /**
   * Seconds from the last commit on; infinite as long as there is none.
   *
   * @param totals of every look at the ledger, one after another
   */
  double after(RunTotals totals) {
    if (totals.units() > points.getLast().units()) {
      add(totals);
    }
    Point last = points.getLast();
    Point base = points.getFirst();
    return points.size() == 1
        ? Double.POSITIVE_INFINITY
        : (1 - last.done()) * (last.worked() - base.worked()) / (last.done() - base.done());
  }

  private void add(RunTotals totals) {
    long now = nanos.getAsLong();
    if (points.size() > 1) {
      Point before = points.getLast();
      double passed = (now - before.nanos()) / 1e9;
      double late = totals.wallSeconds() - away - before.worked() - passed;
      away += late > FOUND_WITHIN ? late : 0;
    }
    Point last =
        new Point(now, totals.wallSeconds() - away, totals.units(), work.done(totals.units()));
    points.add(last);
    while (isEnough(second(), last)) {
      points.removeFirst();
    }
  }

  private static boolean isEnough(Point base, Point last) {
    return last.worked() - base.worked() >= Math.min(last.worked() / 2, MINUTE)
        && last.units() - base.units() >= Math.min(last.units() / 2.0, UNITS);
  }

  private Point second() {
    Iterator<Point> all = points.iterator();
    all.next();
    return all.next();
  }

  /**
   * A look that found more units.
   *
   * @param nanos when, on this process's clock
   * @param worked seconds since the run began, without those in which it was stopped
   * @param done part of the work, 0 to 1
   */
  private record Point(long nanos, double worked, long units, double done) {}
}
