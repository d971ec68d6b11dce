package dev.sluice.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ledger.LatencySketch;
import dev.sluice.ledger.StreamTotals;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A stream's report for programs. Times are in seconds, shares are fractions of 1. */
public final class StreamReportJson {
  private static final double MICROS = 1e6;

  private StreamReportJson() {}

  public static String of(StreamReport report) {
    ObjectNode json = ReportJson.MAPPER.createObjectNode();
    ReportJson.about(json, report.about(), report.span());
    json.set("rows", ReportJson.MAPPER.valueToTree(report.totals().rows()));
    json.put("bytes", report.totals().bytes()).put("rowsPerSecond", report.rowsPerSecond());
    json.set("files", ReportJson.MAPPER.valueToTree(report.stream().files()));
    json.set("topics", ReportJson.MAPPER.valueToTree(report.input().topics()));
    json.putObject("units")
        .put("done", report.totals().units())
        .put("left", report.left().left())
        .put("failed", report.left().failed());
    latency(json.putObject("latencySeconds"), report.stream().latency());
    times(json, report.stream());
    usage(json.putObject("usage"), report.usage());
    ObjectNode target = json.putObject("target");
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
    return ReportJson.text(json);
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

  private static void usage(ObjectNode json, Usage usage) {
    json.put("jvmCpu", boxed(usage.jvmCpu()))
        .put("postgresCpu", boxed(usage.postgresCpu()))
        .put("machineCpuPeak", boxed(usage.machineCpuPeak()))
        .put("jvmBytes", boxed(usage.jvmBytes()))
        .put("heapBytes", boxed(usage.heapBytes()))
        .put("postgresBytes", boxed(usage.postgresBytes()))
        .put("collections", usage.collections().count())
        .put("collectionSeconds", usage.collections().millis() / 1e3);
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isEmpty() ? null : Double.valueOf(value.getAsDouble());
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isEmpty() ? null : Long.valueOf(value.getAsLong());
  }
}
