package dev.sluice.copy;

import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * The time that commits took. A transaction cannot tell its own commit's, so this is the one figure
 * that comes through the runner's metrics and not through the ledger.
 */
public final class CommitTime {
  static final String COUNTER = "commit_micros";

  private CommitTime() {}

  /** Microseconds over all streams of a run. */
  public static long micros(PipelineResult result) {
    MetricsFilter filter =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.named("sluice", COUNTER)).build();
    long micros = 0;
    for (var counter : result.metrics().queryMetrics(filter).getCounters()) {
      micros += counter.getAttempted();
    }
    return micros;
  }
}
