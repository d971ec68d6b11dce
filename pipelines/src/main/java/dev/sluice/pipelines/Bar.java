package dev.sluice.pipelines;

import dev.sluice.ledger.RunTotals;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal: units done of all, time left, and amounts. */
final class Bar implements ProgressView {
  private final ProgressBar bar;

  Bar(String task, int units) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(units)
            .setUnit(" units", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500)
            .build();
  }

  @Override
  public void show(RunTotals totals) {
    bar.stepTo(totals.units());
    bar.setExtraMessage(" " + ProgressView.amounts(totals));
  }

  @Override
  public void close() {
    bar.close();
  }
}
