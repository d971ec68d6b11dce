package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ledger.FileEntry;
import dev.sluice.ledger.LatencySketch;
import dev.sluice.ledger.RunTotals;
import dev.sluice.ledger.StreamState;
import dev.sluice.ledger.StreamTotals;
import dev.sluice.ledger.TopicLedger;
import dev.sluice.ledger.UnitTotals.Retried;
import dev.sluice.ledger.UnitTotals.RowCounts;
import dev.sluice.ledger.UnitTotals.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StreamReportTest {
  private static final long MIB = 1 << 20;

  @Test
  void saysOnAScreenWhatHappened() {
    String text = StreamReportText.of(report(), Reports.detail()).replaceAll(" +", " ");

    assertThat(text)
        .contains(
            "rows 1,000 read = 977 loaded + 10 rejected + 0 filtered + 10 duplicate + 3 deleted")
        .contains("files 9 done (5.0 MiB), 0 not done, 1 refused, 0 changed meanwhile; 9 units")
        .contains("2 have the content of another file")
        .contains(
            "latency P50 0.80 s, P75 0.80 s, P90 0.80 s, P95 0.80 s, P99 0.80 s, P99.9 12.0 s")
        .contains("1.0 % of the rows had arrived before the run began;")
        .contains("average 0.02 s, median 0.02 s, P95 0.03 s, P99 0.04 s for a unit of 111 rows")
        .contains("average 12.0 ms, least 8.0 ms, most 40.0 ms for 1,000 rows by COPY")
        .contains("CPU 20 %, memory 500 MiB")
        .contains("PostgreSQL: CPU not measured, memory not measured")
        .contains("events_pkey 2.0 MiB, used 3 times, 75.0 % found")
        .contains("lost files that are not, or not all of them, in the target:")
        .contains("x.csv has no header")
        .contains(" latency P50 < 30 s 0.80 s met")
        .contains(" error rate < 0.10 % 1 % missed")
        .contains(" memory, PostgreSQL < 2 GiB not measured")
        .contains(" 0.5 to 1 s 990 99.0% 99.0%")
        .contains(" 10 to 20 s 10 1.0% 100.0%");
  }

  @Test
  void saysTheSameToPrograms() throws Exception {
    JsonNode json = new ObjectMapper().readTree(StreamReportJson.of(report(), Reports.nothing()));

    assertThat(json.path("rows").path("duplicate").asLong()).isEqualTo(10);
    assertThat(json.path("latencySeconds").path("p50").asDouble()).isEqualTo(0.8);
    assertThat(json.path("latencySeconds").path("p99.9").asDouble()).isBetween(12.0, 12.01);
    assertThat(json.path("rowsFromBefore").asLong()).isEqualTo(10);
    assertThat(json.path("metrics")).hasSize(10);
    assertThat(json.path("metrics").get(8).path("verdict").asText()).isEqualTo("missed");
    assertThat(json.path("usage").path("postgresCpu").isNull()).isTrue();
    assertThat(json.path("lostFiles").get(0).path("path").asText()).isEqualTo("x.csv");
  }

  static StreamReport report() {
    LatencySketch latency = LatencySketch.empty();
    latency.add(800, 990);
    latency.add(12_000, 10);
    TargetStatistics.Index index = new TargetStatistics.Index("events_pkey", 2 * MIB, 3, 300, 100);
    return new StreamReport(
        new RunReport.About("stream-csv", "/in/*", "postgresql t", "r-1", "DirectRunner", "done"),
        new RunReport.Span(Instant.EPOCH, 10, 1, 2, 9, 0, 0),
        new RunTotals(
            9,
            new RowCounts(1_000, 977, 10, 0, 10, 3),
            MIB,
            9,
            new Times(1_000_000, 2_000_000, 0, 7_000_000, 0, 10_000_000),
            Retried.NONE,
            1,
            1,
            1,
            10),
        new StreamTotals(
            new StreamTotals.Batch(20_000, 30_000, 40_000, 21_000),
            new StreamTotals.Insert(12_000, 8_000, 40_000),
            latency,
            new StreamTotals.Files(9, 0, 1, 0, 5 * MIB, 2)),
        List.of(),
        new StreamReport.Input("the file's last change", new TopicLedger.Totals(0, 0, 0, 0, 0, 0)),
        new Usage(
            OptionalDouble.of(0.2),
            OptionalDouble.empty(),
            OptionalDouble.of(0.5),
            OptionalLong.of(500 * MIB),
            OptionalLong.of(100 * MIB),
            OptionalLong.empty(),
            new Usage.Collections(3, 40, 0.01)),
        new StreamReport.Target(
            true,
            true,
            new TargetStatistics(0, 0, 0, List.of()),
            new TargetStatistics(75, 25, 8 * MIB, List.of(index))),
        new StreamState(Optional.of(Instant.EPOCH), 0, 0, 0, 0, 0),
        new RunReport.Unfinished(List.of(), List.of()),
        List.of(
            new FileEntry(
                "1",
                "x.csv",
                1,
                0,
                "f",
                List.of(),
                0,
                1,
                FileEntry.State.REFUSED,
                "x.csv has no header")),
        List.of(),
        Map.of());
  }
}
