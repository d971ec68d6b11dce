package dev.sluice.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ledger.RunTotals;
import dev.sluice.ledger.UnitTotals;
import dev.sluice.pipelines.options.ProgressStyle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressViewTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void jsonHasALineForEachLookThatFoundNewUnits() throws Exception {
    ProgressView view = ProgressView.of(ProgressStyle.JSON, "orders", Workload.even(20), out);

    view.show(totals(0, 0));
    view.show(totals(2, 4));
    view.show(totals(2, 5));

    assertThat(printed()).hasLineCount(1).endsWith("}" + System.lineSeparator());
    JsonNode line = new ObjectMapper().readTree(printed());
    assertThat(line.get("task").asText()).isEqualTo("orders");
    assertThat(line.get("unitsDone").asInt()).isEqualTo(2);
    assertThat(line.get("units").asInt()).isEqualTo(20);
    assertThat(line.get("rowsLoaded").asLong()).isEqualTo(2_000);
    assertThat(line.get("rowsPerSecond").asLong()).isEqualTo(500);
    assertThat(line.get("secondsLeft").asDouble()).isEqualTo(36);
    assertThat(line.has("at")).isTrue();
  }

  @Test
  void linesTellTheLastUnitAtOnce() {
    ProgressView view = ProgressView.of(ProgressStyle.PLAIN, "orders", Workload.even(20), out);

    view.show(totals(20, 40));

    assertThat(printed())
        .isEqualToNormalizingNewlines(
            "orders: 20,000 rows, 500 rows/s, 0.5 MiB/s, 20 of 20 units, done\n");
  }

  @Test
  void noneIsSilent() {
    ProgressView.of(ProgressStyle.NONE, "orders", Workload.even(20), out).show(totals(20, 40));

    assertThat(printed()).isEmpty();
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Of units of a thousand rows and a mebibyte each. */
  static RunTotals totals(long units, double seconds) {
    long rows = 1_000 * units;
    return new RunTotals(
        units,
        new UnitTotals.RowCounts(rows, rows, 0, 0, 0, 0),
        units << 20,
        (int) units,
        new UnitTotals.Times(0, 0, 0, 0, 0, 0),
        UnitTotals.Retried.NONE,
        0,
        0,
        0,
        seconds);
  }
}
