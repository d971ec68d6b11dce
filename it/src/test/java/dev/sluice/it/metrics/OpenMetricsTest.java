package dev.sluice.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenMetricsTest {
  private static final String GOOD =
      """
      # TYPE rows counter
      # HELP rows Some text.
      rows_total{table="a\\"b",kind="x, y"} 3
      # TYPE took_seconds histogram
      # UNIT took_seconds seconds
      took_seconds_bucket{le="0.5"} 1
      took_seconds_bucket{le="+Inf"} 2
      took_seconds_count 2
      took_seconds_sum 1.5e3
      # TYPE at gauge
      at -Inf
      """;

  @Test
  void readsWhatIsGood() {
    OpenMetrics metrics = OpenMetrics.parse(GOOD + "# EOF\n");

    assertThat(metrics.samples()).hasSize(6);
    assertThat(metrics.sum("rows_total", Map.of("kind", "x, y"))).isEqualTo(3);
    assertThat(metrics.sum("rows_total", Map.of("kind", "x"))).isNaN();
    assertThat(metrics.labels()).containsEntry("took_seconds_bucket", Set.of("le"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "at 1; series twice: at 1",
        "rows_total 1; sample of no family",
        "at{a=\"b\"}  {x=Gauge@45}; no sample",
        "at one; no sample",
        "# TYPE rows gauge; family again",
        "# TYPE bytes counter\\nbytes 1; suffix of no counter",
        "# TYPE x gauge\\n# UNIT x seconds; unit not in the name",
        "# TYPE x gauge\\nx{a=\"1\",a=\"2\"} 1; label twice",
        "# TYPE x gauge\\nx{a=\"1\",} 1; comma at the end",
        "# TYPE x gauge\\nx{a=1} 1; no label",
        "# TYPE x counter\\nx_total -1; negative counter",
        "# TYPE x info\\nx_info 2; info that is not 1",
        "# TYPE x histogram\\nx_bucket{le=\"1\"} 1\\nx_count 1; no bucket for all",
        "# TYPE x histogram\\nx_bucket{le=\"1\"} 2\\nx_bucket{le=\"+Inf\"} 1\\nx_count 1; buckets that do not grow",
        "# TYPE x histogram\\nx_bucket{le=\"+Inf\"} 1\\nx_count 2; count that is not the last",
      })
  void refusesWhatIsNot(String lines, String why) {
    String text = GOOD + lines.replace("\\n", "\n") + "\n# EOF\n";

    assertThatThrownBy(() -> OpenMetrics.parse(text)).hasMessageContaining(why);
  }

  @Test
  void refusesWhatIsCutOff() {
    assertThatThrownBy(() -> OpenMetrics.parse(GOOD)).hasMessageContaining("# EOF");
  }
}
