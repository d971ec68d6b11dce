package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.Metric.Bound;
import dev.sluice.report.Metric.Verdict;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
  @ParameterizedTest
  @CsvSource({
    "29.99, 30, BELOW, MET",
    "30, 30, BELOW, MISSED",
    "10, 10, ABOVE, MISSED",
    "10.5, 10, ABOVE, MET",
    "0, 0, EXACTLY, MET",
    "0.01, 0, EXACTLY, MISSED",
    ", 30, BELOW, NOT_MEASURED",
  })
  void theVerdictIsComputed(Double value, double goal, Bound bound, Verdict verdict) {
    Metric metric =
        new Metric(
            "m",
            "s",
            value == null ? OptionalDouble.empty() : OptionalDouble.of(value),
            goal,
            bound);

    assertThat(metric.verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.814, 0.81 s", "12.34, 12.3 s", "12345.6, '12,346 s'", "30, 30 s", "0.05, 0.05 s"})
  void figuresHaveAsManyDigitsAsTheyDeserve(double value, String text) {
    Metric metric = new Metric("m", "s", OptionalDouble.of(value), 1, Bound.BELOW);

    assertThat(metric.valueText()).isEqualTo(text);
    assertThat(metric.goalText()).isEqualTo("< 1 s");
  }
}
