package dev.sluice.report;

import dev.sluice.ledger.UnitTime;
import java.util.ArrayList;
import java.util.List;

/**
 * How long units took.
 *
 * @param bounds seconds; a count is of those from one bound to below the next
 */
record UnitSeconds(List<Double> bounds, List<Long> counts) {
  private static final double[] STEPS = {1, 1.5, 2, 3, 5, 7};
  private static final double LEAST = 1e-3;
  private static final int DECADES = 8;

  static UnitSeconds of(List<UnitTime> units) {
    List<Double> bounds = new ArrayList<>();
    bounds.add(0.0);
    for (int decade = 0; decade < DECADES; decade++) {
      for (double step : STEPS) {
        bounds.add(step * LEAST * Math.round(Math.pow(10, decade)));
      }
    }
    long[] counts = new long[bounds.size()];
    for (UnitTime unit : units) {
      if (unit.units() == 1) {
        counts[bucket(bounds, unit.times().elapsed() / 1e6)]++;
      }
    }
    int first = 0;
    int last = counts.length - 1;
    while (first < last && counts[first] == 0) {
      first++;
    }
    while (last > first && counts[last] == 0) {
      last--;
    }
    List<Long> some = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      some.add(counts[i]);
    }
    List<Double> ends = new ArrayList<>(bounds.subList(first, last + 1));
    ends.add(last + 1 < bounds.size() ? bounds.get(last + 1) : bounds.get(last) * 10);
    return new UnitSeconds(ends, some);
  }

  private static int bucket(List<Double> bounds, double seconds) {
    int at = 0;
    while (at + 1 < bounds.size() && bounds.get(at + 1) <= seconds) {
      at++;
    }
    return at;
  }
}
