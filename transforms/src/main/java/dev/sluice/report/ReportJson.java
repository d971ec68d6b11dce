package dev.sluice.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ledger.RunTotals;
import java.util.TreeMap;

/** A report for programs. Times are in seconds, shares are fractions of 1. */
public final class ReportJson {
  static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final double MICROS = 1e6;

  private ReportJson() {}

  public static String of(RunReport report, RunDetail detail) {
    return text(tree(report, detail));
  }

  static ObjectNode tree(RunReport report, RunDetail detail) {
    ObjectNode json = MAPPER.createObjectNode();
    about(json, report.about(), report.span());
    DetailJson.verdict(json, Verdict.of(report, detail));
    RunTotals totals = report.totals();
    json.set("rows", MAPPER.valueToTree(totals.rows()));
    json.put("bytes", totals.bytes())
        .put("rowsPerSecond", report.rowsPerSecond())
        .put("mibPerSecond", report.mibPerSecond());
    json.putObject("units")
        .put("planned", report.span().unitsPlanned())
        .put("done", totals.units())
        .put("doneBefore", report.span().unitsBefore())
        .put("minSeconds", totals.shortest() / MICROS)
        .put("averageSeconds", report.averageUnitSeconds())
        .put("medianSeconds", totals.median() / MICROS)
        .put("maxSeconds", totals.longest() / MICROS);
    json.putObject("copy")
        .put("statements", totals.copies())
        .put("rowsPerStatement", report.rowsPerCopy());
    json.putObject("streams")
        .put("count", report.span().streams())
        .put("busySeconds", report.busySeconds())
        .put("parallelEfficiency", report.parallelEfficiency());
    json.set("timeShares", MAPPER.valueToTree(report.shares()));
    json.set("diagnosis", MAPPER.valueToTree(Diagnosis.of(report, detail).findings()));
    json.set("limits", MAPPER.valueToTree(report.limits()));
    json.set("rejects", MAPPER.valueToTree(report.unfinished().rejects()));
    json.set("failedUnits", MAPPER.valueToTree(report.unfinished().ranges()));
    json.set("notes", MAPPER.valueToTree(report.notes()));
    json.set("settings", MAPPER.valueToTree(new TreeMap<>(report.settings())));
    json.set("usage", UsageJson.of(Usage.of(detail.usage())));
    DetailJson.detail(json, detail);
    return json;
  }

  static String text(ObjectNode json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Sluice bug: a report that is no JSON.", e);
    }
  }

  static void about(ObjectNode json, RunReport.About about, RunReport.Span span) {
    json.put("command", about.command())
        .put("outcome", about.outcome())
        .put("runId", about.runId())
        .put("runner", about.runner())
        .put("source", about.source())
        .put("target", about.target())
        .put("startedAt", span.startedAt().toString())
        .put("seconds", span.seconds())
        .put("setupSeconds", span.setupSeconds());
  }
}
