package dev.sluice.pipelines;

import dev.sluice.ledger.RunTotals;
import dev.sluice.report.ReportText;
import java.io.PrintStream;
import java.time.Duration;

/** A line now and then, for logs. */
final class PlainLines implements ProgressView {
  private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

  private final String task;
  private final Workload work;
  private final PrintStream out;
  private long shownAt = System.nanoTime();
  private long shownUnits;

  PlainLines(String task, Workload work, PrintStream out) {
    this.task = task;
    this.work = work;
    this.out = out;
  }

  @Override
  public void show(RunTotals totals) {
    boolean last = totals.units() == work.units();
    if (totals.units() == shownUnits || (!last && System.nanoTime() - shownAt < PAUSE_NANOS)) {
      return;
    }
    shownAt = System.nanoTime();
    shownUnits = totals.units();
    double left = work.secondsLeft(totals);
    out.printf(
        "%s: %s, %,d of %,d units, %s%n",
        task,
        ProgressView.amounts(totals),
        totals.units(),
        work.units(),
        last ? "done" : "about " + ReportText.seconds(left) + " left");
  }

  @Override
  public void close() {}
}
