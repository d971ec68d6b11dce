package dev.sluice.verify;

import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * How much a running comparison has read, that of tasks that ran again too.
 *
 * @param units of the source and parts of the target that are read to their end
 */
public record ReadSoFar(long sourceRows, long targetRows, long units) {
  private static final String UNITS = "units";

  /** Asks the runner. */
  public static ReadSoFar of(PipelineResult running) {
    Map<String, Long> counts = new TreeMap<>();
    MetricsFilter filter =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.inNamespace(ReadSoFar.class))
            .build();
    for (MetricResult<Long> counter : running.metrics().queryMetrics(filter).getCounters()) {
      counts.merge(counter.getName().getName(), counter.getAttempted(), Long::sum);
    }
    return new ReadSoFar(
        counts.getOrDefault(Side.SOURCE.word(), 0L),
        counts.getOrDefault(Side.TARGET.word(), 0L),
        counts.getOrDefault(UNITS, 0L));
  }

  static Counter rows(Side side) {
    return Metrics.counter(ReadSoFar.class, side.word());
  }

  static Counter unitsRead() {
    return Metrics.counter(ReadSoFar.class, UNITS);
  }
}
