package dev.sluice.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ledger.LatencySketch;
import dev.sluice.ledger.StreamTotals;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A stream's report for programs. Times are in seconds, shares are fractions of 1. */
public final class StreamReportJson {
  private static final double MICROS = 1e6;

  private StreamReportJson() {}

  public static String of(StreamReport report, RunDetail detail) {
    return ReportJson.text(tree(report, detail));
  }

  static ObjectNode tree(StreamReport report, RunDetail detail) {
    ObjectNode json = ReportJson.MAPPER.createObjectNode();
    ReportJson.about(json, report.about(), report.span());
    DetailJson.verdict(json, Verdict.of(report, detail));
    json.set("rows", ReportJson.MAPPER.valueToTree(report.totals().rows()));
    json.put("bytes", report.totals().bytes()).put("rowsPerSecond", report.rowsPerSecond());
    json.set("files", ReportJson.MAPPER.valueToTree(report.stream().files()));
    json.set("topics", ReportJson.MAPPER.valueToTree(report.input().topics()));
    json.putObject("units")
        .put("done", report.totals().units())
        .put("left", report.left().left())
        .put("failed", report.left().failed());
    latency(json.putObject("latencySeconds"), report.stream().latency());
    json.put("rowsFromBefore", report.rowsFromBefore());
    histogram(json.putObject("latencyHistogram"), report.stream().latency());
    times(json, report.stream());
    json.set("timeShares", ReportJson.MAPPER.valueToTree(report.shares()));
    json.set("diagnosis", ReportJson.MAPPER.valueToTree(Diagnosis.of(report, detail).findings()));
    json.set("usage", UsageJson.of(report.usage()));
    ObjectNode target = json.putObject("targetStatistics");
    target
        .put("bytes", report.target().after().bytes())
        .put("hitRatio", report.target().after().hitRatio(report.target().before()));
    target.set("indexes", ReportJson.MAPPER.valueToTree(report.target().after().indexes()));
    ArrayNode metrics = json.putArray("metrics");
    for (Metric metric : report.metrics()) {
      metrics
          .addObject()
          .put("name", metric.name())
          .put("unit", metric.unit())
          .put("goal", metric.goalText())
          .put("value", boxed(metric.value()))
          .put("verdict", metric.verdict().word());
    }
    json.set("rejects", ReportJson.MAPPER.valueToTree(report.unfinished().rejects()));
    json.set("failedUnits", ReportJson.MAPPER.valueToTree(report.unfinished().ranges()));
    ArrayNode lost = json.putArray("lostFiles");
    report
        .lost()
        .forEach(file -> lost.addObject().put("path", file.path()).put("message", file.message()));
    json.set("notes", ReportJson.MAPPER.valueToTree(report.notes()));
    json.set("settings", ReportJson.MAPPER.valueToTree(new TreeMap<>(report.settings())));
    DetailJson.detail(json, detail);
    return json;
  }

  /** Rows from one bound to below the next; what is above the last bound is in its own count. */
  private static void histogram(ObjectNode json, LatencySketch latency) {
    ArrayNode bounds = json.putArray("boundsSeconds");
    ArrayNode rows = json.putArray("rows");
    long[] millis = StreamReportText.BOUNDS;
    for (int i = 0; i + 1 < millis.length; i++) {
      bounds.add(millis[i] / 1e3);
      rows.add(latency.rowsBetween(millis[i], millis[i + 1]));
    }
  }

  private static void latency(ObjectNode json, LatencySketch latency) {
    for (double percent : new double[] {50, 75, 90, 95, 99, 99.9, 100}) {
      json.put(("p" + percent).replaceFirst("\\.0$", ""), latency.percentile(percent) / 1e3);
    }
  }

  private static void times(ObjectNode json, StreamTotals stream) {
    json.putObject("batchSeconds")
        .put("average", stream.batch().average() / MICROS)
        .put("median", stream.batch().median() / MICROS)
        .put("p95", stream.batch().p95() / MICROS)
        .put("p99", stream.batch().p99() / MICROS);
    json.putObject("insertSecondsOf1000Rows")
        .put("average", stream.insert().average() / MICROS)
        .put("least", stream.insert().least() / MICROS)
        .put("most", stream.insert().most() / MICROS);
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isEmpty() ? null : Double.valueOf(value.getAsDouble());
  }
}
