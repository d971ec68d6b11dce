package dev.sluice.report;

import dev.sluice.ledger.UnitTime;

/**
 * Rows and bytes over time. A unit's count is spread evenly over the time in which it was worked
 * at.
 *
 * @param bucketSeconds width of a bucket; the first begins with the run
 * @param rows loaded in each bucket
 * @param bytes of them
 */
record Throughput(double bucketSeconds, double[] rows, double[] bytes) {
  private static final double[] WIDTHS = {
    0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400
  };
  private static final int MOST_BUCKETS = 240;

  static Throughput of(RunDetail detail) {
    double seconds = detail.seconds();
    for (UnitTime unit : detail.units()) {
      seconds = Math.max(seconds, detail.at(unit.end()));
    }
    double width = WIDTHS[WIDTHS.length - 1];
    for (int i = WIDTHS.length - 1; i >= 0 && seconds / WIDTHS[i] <= MOST_BUCKETS; i--) {
      width = WIDTHS[i];
    }
    int buckets = Math.max(1, (int) Math.ceil(seconds / width));
    double[] rows = new double[buckets];
    double[] bytes = new double[buckets];
    for (UnitTime unit : detail.units()) {
      double from = detail.at(unit.start()) / width;
      double until = detail.at(unit.end()) / width;
      spread((double) unit.rows(), from, until, rows);
      spread((double) unit.bytes(), from, until, bytes);
    }
    return new Throughput(width, rows, bytes);
  }

  /** Clocks that differ may put a unit's start before the run's: what is outside is at the edge. */
  private static void spread(double amount, double from, double until, double[] buckets) {
    int first = bucket(from, buckets);
    int last = bucket(until, buckets);
    double length = until - from;
    if (first == last || length <= 0) {
      buckets[last] += amount;
      return;
    }
    for (int i = first; i <= last; i++) {
      double begin = i == first ? from : i;
      double end = i == last ? until : i + 1;
      buckets[i] += amount * (end - begin) / length;
    }
  }

  private static int bucket(double at, double[] buckets) {
    return (int) Math.max(0, Math.min(buckets.length - 1, Math.floor(at)));
  }
}
