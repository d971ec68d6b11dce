package dev.sluice.pipelines.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.LatencySketch;
import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.UnitTotals;
import dev.sluice.row.CopyOutcome.Kind;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnitMetricsTest {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final UnitMetrics metrics = new UnitMetrics(registry);

  @Test
  void countsACommittedUnit() throws IOException {
    LatencySketch latency = LatencySketch.empty();
    latency.add(100, 2);
    latency.add(101, 3);
    latency.add(4_000_000, 1);
    metrics.committed(
        "stream-csv",
        "public.t",
        new UnitTotals(
            new UnitTotals.RowCounts(15, 1, 2, 3, 4, 5),
            600,
            7,
            Map.of(),
            new UnitTotals.Times(1_000_000, 2_000_000, 3_000_000, 4_000_000, 0, 10_500_000),
            UnitTotals.Retried.NONE,
            latency),
        500_000);

    assertThat(lines())
        .contains(
            row("loaded") + "1.0",
            row("rejected") + "2.0",
            row("filtered") + "3.0",
            row("duplicate") + "4.0",
            row("deleted") + "5.0",
            "sluice_copied_bytes_total{pipeline=\"stream-csv\",target=\"public.t\"} 600.0",
            "sluice_copy_statements_total{pipeline=\"stream-csv\",target=\"public.t\"} 7.0",
            unit("copied") + "1.0",
            stage("read") + "1.0",
            stage("encode") + "2.0",
            stage("connect") + "3.0",
            stage("copy") + "4.0",
            stage("commit") + "0.5",
            "sluice_unit_duration_seconds_sum{pipeline=\"stream-csv\",target=\"public.t\"} 11.0",
            latency("0.1") + "2",
            latency("0.25") + "5",
            latency("3600.0") + "5",
            latency("+Inf") + "6");
  }

  @Test
  void beginsAtZero() throws IOException {
    metrics.run("migrate", "r1", List.of("public.t"));
    metrics.run("migrate", "r1", List.of("public.t"));

    assertThat(lines())
        .contains(
            "sluice_rows_total{outcome=\"rejected\",pipeline=\"migrate\",target=\"public.t\"} 0.0",
            "sluice_units_total{outcome=\"failed\",pipeline=\"migrate\",target=\"public.t\"} 0.0",
            "sluice_units_total{outcome=\"already_copied\",pipeline=\"migrate\",target=\"public.t\"} 0.0")
        .filteredOn(line -> line.startsWith("sluice_run_info{"))
        .hasSize(1);
  }

  @Test
  void countsWhatCameToNothing() throws IOException {
    metrics.ended("stream-csv", "public.t", Kind.ALREADY_COPIED);
    metrics.failed("stream-csv", "public.t");
    metrics.retried("stream-csv", "40001");
    metrics.retried("stream-csv", "40P01");
    metrics.retried("stream-csv", null);
    metrics.limited("stream-csv", PaceKind.SOURCE_ROWS, 1_500_000_000L);
    metrics.streams("stream-csv", 2);
    metrics.streams("stream-csv", -1);

    assertThat(lines())
        .contains(
            unit("already_copied") + "1.0",
            unit("failed") + "1.0",
            "sluice_retries_total{pipeline=\"stream-csv\",sqlstate_class=\"40\"} 2.0",
            "sluice_retries_total{pipeline=\"stream-csv\",sqlstate_class=\"none\"} 1.0",
            "sluice_limit_wait_seconds_total{limit=\"source_rows\",pipeline=\"stream-csv\"} 1.5",
            "sluice_open_streams{pipeline=\"stream-csv\"} 1.0")
        .noneMatch(line -> line.startsWith("sluice_rows_total"));
  }

  @Test
  void knowsItsVersion() {
    assertThat(Version.TEXT).matches("[0-9]+\\.[0-9]+.*");
  }

  private static String row(String outcome) {
    return "sluice_rows_total{outcome=\"%s\",pipeline=\"stream-csv\",target=\"public.t\"} "
        .formatted(outcome);
  }

  private static String unit(String outcome) {
    return "sluice_units_total{outcome=\"%s\",pipeline=\"stream-csv\",target=\"public.t\"} "
        .formatted(outcome);
  }

  private static String stage(String stage) {
    return "sluice_stage_seconds_total{pipeline=\"stream-csv\",stage=\"%s\",target=\"public.t\"} "
        .formatted(stage);
  }

  private static String latency(String bound) {
    return "sluice_row_latency_seconds_bucket{pipeline=\"stream-csv\",target=\"public.t\",le=\"%s\"} "
        .formatted(bound);
  }

  private List<String> lines() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    new OpenMetricsTextFormatWriter(false, false).write(text, registry.scrape());
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
