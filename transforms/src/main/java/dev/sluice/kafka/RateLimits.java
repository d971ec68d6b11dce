package dev.sluice.kafka;

import java.util.HashMap;
import java.util.Map;

/** How many records of each partition may be planned now. */
final class RateLimits {
  private final long perSecond;
  private final Map<String, Budget> budgets = new HashMap<>();

  /** What was left at a moment. */
  private record Budget(double records, long nanos) {}

  /**
   * @param perSecond 0 for no limit
   */
  RateLimits(long perSecond) {
    this.perSecond = perSecond;
  }

  long allowed(String partition) {
    return perSecond == 0 ? Long.MAX_VALUE / 2 : (long) now(partition).records;
  }

  void used(String partition, long records) {
    if (perSecond > 0 && records > 0) {
      Budget now = now(partition);
      budgets.put(partition, new Budget(now.records - records, now.nanos));
    }
  }

  /** A second's worth is the most that may come at once. */
  private Budget now(String partition) {
    long nanos = System.nanoTime();
    Budget before = budgets.computeIfAbsent(partition, id -> new Budget((double) perSecond, nanos));
    double more = (nanos - before.nanos) / 1e9 * perSecond;
    Budget now = new Budget(Math.min((double) perSecond, before.records + more), nanos);
    budgets.put(partition, now);
    return now;
  }
}
