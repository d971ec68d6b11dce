package dev.sluice.pipelines;

import dev.sluice.ledger.RunTotals;
import dev.sluice.pipelines.metrics.RunMetrics;

/**
 * Another view, and what Prometheus is told of a run's units.
 *
 * @param units of the whole run
 */
record MeteredView(ProgressView view, RunMetrics metrics, int units) implements ProgressView {
  @Override
  public void show(RunTotals totals) {
    view.show(totals);
    metrics.units(units, totals.units());
  }

  @Override
  public void close() {
    view.close();
  }
}
