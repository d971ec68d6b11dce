package dev.sluice.pipelines.metrics;

import dev.sluice.ledger.LatencySketch;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Times of rows from their arrival to just before their commit. The library's histograms take one
 * value at a time; this one takes the sketch of a whole unit.
 */
final class LatencyHistogram implements Collector {
  private static final String NAME = "sluice_row_latency_seconds";

  private static final double[] SECONDS = {
    .1, .25, .5, 1, 2, 5, 10, 30, 60, 90, 120, 300, 900, 3600, Double.POSITIVE_INFINITY
  };

  private final Map<Labels, Buckets> buckets = new TreeMap<>();

  private static final class Buckets {
    final long[] counts = new long[SECONDS.length];
    double sum;

    void add(long millis, long rows) {
      double seconds = millis / 1e3;
      int found = Arrays.binarySearch(SECONDS, seconds);
      counts[found < 0 ? -found - 1 : found] += rows;
      sum += seconds * rows;
    }
  }

  synchronized void add(String pipeline, String target, LatencySketch latency) {
    Labels labels = Labels.of("pipeline", pipeline, "target", target);
    latency.forEach(buckets.computeIfAbsent(labels, key -> new Buckets())::add);
  }

  @Override
  public String getPrometheusName() {
    return NAME;
  }

  @Override
  public synchronized HistogramSnapshot collect() {
    HistogramSnapshot.Builder snapshot =
        HistogramSnapshot.builder()
            .name(NAME)
            .help("Rows of committed units, by the time from their arrival to their commit.")
            .unit(Unit.SECONDS);
    buckets.forEach(
        (labels, those) ->
            snapshot.dataPoint(
                HistogramDataPointSnapshot.builder()
                    .labels(labels)
                    .classicHistogramBuckets(
                        ClassicHistogramBuckets.of(SECONDS, those.counts.clone()))
                    .sum(those.sum)
                    .build()));
    return snapshot.build();
  }
}
