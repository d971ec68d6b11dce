package dev.sluice.it.soak;

import dev.sluice.it.soak.Trend.Verdict;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The trend of each gauge. */
record SoakReport(SoakSettings settings, Map<Gauge, Trend> trends) {
  /** Until code is compiled and caches are filled. */
  private static final double WARM_UP = 0.25;

  /** Leaves out the first quarter. */
  static SoakReport of(SoakSettings settings, List<SoakSample> samples) {
    List<SoakSample> steady =
        samples.subList((int) Math.ceil(samples.size() * WARM_UP), samples.size());
    Map<Gauge, Trend> trends = new EnumMap<>(Gauge.class);
    for (Gauge gauge : Gauge.values()) {
      List<SoakSample> measured =
          steady.stream().filter(sample -> !Double.isNaN(gauge.of(sample))).toList();
      trends.put(
          gauge,
          Trend.of(
              measured.stream().mapToDouble(SoakSample::minutes).toArray(),
              measured.stream().mapToDouble(gauge::of).toArray(),
              gauge.floor(settings)));
    }
    return new SoakReport(settings, trends);
  }

  boolean isFlat() {
    return trends.values().stream().noneMatch(trend -> trend.verdict() == Verdict.GROWING);
  }

  void print(PrintStream out) {
    out.printf(
        "%n| %-24s | %9s | %10s | %8s | %6s | %9s | %-9s |%n",
        "", "median", "a minute", "in all", "rising", "tolerated", "verdict");
    out.println("| --- | ---: | ---: | ---: | ---: | ---: | --- |");
    trends.forEach(
        (gauge, trend) ->
            out.printf(
                "| %-24s | %,9.1f | %,+10.2f | %,+8.1f | %4.0f %% | %,9.1f | %-9s |%n",
                gauge.title(),
                trend.median(),
                trend.slope(),
                trend.growth(),
                100 * trend.rising(),
                Math.max(gauge.floor(settings), Trend.LARGEST_SHARE * trend.median()),
                trend.verdict()));
    out.printf(
        "Without the first quarter. A trend is the median slope of all pairs of samples; it grows if it makes more than tolerated in all and over %.0f %% of the pairs rise.%n",
        100 * Trend.LEAST_RISING);
  }
}
