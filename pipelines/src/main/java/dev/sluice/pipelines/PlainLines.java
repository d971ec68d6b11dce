package dev.sluice.pipelines;

import dev.sluice.ledger.RunTotals;
import dev.sluice.report.ReportText;
import java.io.PrintStream;
import java.time.Duration;

/** A line now and then, for logs. */
final class PlainLines implements ProgressView {
  private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

  private final String task;
  private final TimeLeft left;
  private final PrintStream out;
  private long shownAt = System.nanoTime();
  private long shownUnits;

  PlainLines(String task, Workload work, PrintStream out) {
    this.task = task;
    left = new TimeLeft(work);
    this.out = out;
  }

  @Override
  public void show(RunTotals totals) {
    double secondsLeft = left.after(totals);
    boolean last = totals.units() == left.units();
    if (totals.units() == shownUnits || (!last && System.nanoTime() - shownAt < PAUSE_NANOS)) {
      return;
    }
    shownAt = System.nanoTime();
    shownUnits = totals.units();
    out.printf(
        "%s: %s, %,d of %,d units, %s%n",
        task,
        ProgressView.amounts(totals),
        totals.units(),
        left.units(),
        last ? "done" : "about " + ReportText.seconds(secondsLeft) + " left");
  }

  @Override
  public void close() {}
}
