package dev.sluice.pipelines;

import dev.sluice.ledger.RunTotals;
import dev.sluice.report.ReportText;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal: units done of all, time left, and amounts. */
final class Bar implements ProgressView {
  private final ProgressBar bar;
  private final TimeLeft left;

  Bar(String task, Workload work) {
    left = new TimeLeft(work);
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(work.units())
            .setUnit(" units", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .hideEta()
            .setUpdateIntervalMillis(500)
            .build();
  }

  @Override
  public void show(RunTotals totals) {
    bar.stepTo(totals.units());
    double seconds = left.after(totals);
    String about = totals.units() == 0 ? "" : ", about " + ReportText.seconds(seconds) + " left";
    bar.setExtraMessage(" " + ProgressView.amounts(totals) + about);
  }

  @Override
  public void close() {
    bar.close();
  }
}
