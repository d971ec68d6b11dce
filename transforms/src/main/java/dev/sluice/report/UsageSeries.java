package dev.sluice.report;

import dev.sluice.ledger.UsageSample;
import dev.sluice.ledger.UsageSample.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a process took over time.
 *
 * @param points in order of time, at most {@link #MOST_POINTS}
 */
record UsageSeries(String process, Role role, List<Point> points) {
  static final int MOST_POINTS = 300;

  /**
   * A stretch of time.
   *
   * @param at its end, seconds from the beginning of the run
   * @param processors in use, on average
   * @param residentBytes the most; 0 if unknown
   * @param heapBytes likewise
   */
  record Point(double at, double processors, long residentBytes, long heapBytes) {}

  /** One for each process; a process of a single sample has no points. */
  static List<UsageSeries> of(RunDetail detail) {
    List<UsageSeries> series = new ArrayList<>();
    byProcess(detail.usage())
        .values()
        .forEach(
            samples ->
                series.add(
                    new UsageSeries(
                        samples.get(0).process(), samples.get(0).role(), points(detail, samples))));
    return series;
  }

  static Map<String, List<UsageSample>> byProcess(List<UsageSample> samples) {
    Map<String, List<UsageSample>> processes = new LinkedHashMap<>();
    samples.forEach(
        sample ->
            processes
                .computeIfAbsent(sample.role() + sample.process(), any -> new ArrayList<>())
                .add(sample));
    return processes;
  }

  private static List<Point> points(RunDetail detail, List<UsageSample> samples) {
    int together = 1 + (samples.size() - 2) / MOST_POINTS;
    List<Point> points = new ArrayList<>();
    for (int before = 0; before + 1 < samples.size(); before += together) {
      int until = Math.min(before + together, samples.size() - 1);
      UsageSample from = samples.get(before);
      UsageSample to = samples.get(until);
      List<UsageSample> part = samples.subList(before + 1, until + 1);
      double micros = (to.at().toEpochMilli() - from.at().toEpochMilli()) * 1e3;
      points.add(
          new Point(
              (to.at().toEpochMilli() - detail.from().toEpochMilli()) / 1e3,
              micros <= 0 ? 0 : (to.cpuMicros() - from.cpuMicros()) / micros,
              part.stream().mapToLong(UsageSample::residentBytes).max().orElse(0),
              part.stream().mapToLong(UsageSample::heapBytes).max().orElse(0)));
    }
    return points;
  }
}
