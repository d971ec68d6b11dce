package dev.sluice.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ledger.UnitTotals.Times;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What both kinds of report say moment by moment. Times count from the run's beginning. */
final class DetailJson {
  private static final double MICROS = 1e6;
  private static final double MIB = 1 << 20;

  /** Curves that can still be told apart. */
  private static final int MOST_PROCESSES = 16;

  private DetailJson() {}

  static void verdict(ObjectNode json, Verdict verdict) {
    ArrayNode answers = json.putArray("verdict");
    for (Verdict.Answer answer : verdict.answers()) {
      answers
          .addObject()
          .put("question", answer.question())
          .put("mood", answer.mood().word())
          .put("text", answer.text());
    }
  }

  static void detail(ObjectNode json, RunDetail detail) {
    json.put("state", detail.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    json.put("from", detail.from().truncatedTo(ChronoUnit.MILLIS).toString());
    json.put("until", detail.until().truncatedTo(ChronoUnit.MILLIS).toString());
    throughput(json.putObject("throughput"), Throughput.of(detail));
    timeline(json.putObject("timeline"), Timeline.of(detail.units()), detail);
    UnitSeconds seconds = UnitSeconds.of(detail.units());
    ObjectNode distribution = json.putObject("unitSeconds");
    ArrayNode bounds = distribution.putArray("bounds");
    seconds.bounds().forEach(bound -> bounds.add(rounded(bound)));
    ArrayNode counts = distribution.putArray("counts");
    seconds.counts().forEach(counts::add);
    usage(json.putObject("usageOverTime"), UsageSeries.of(detail));
    json.set("origins", ReportJson.MAPPER.valueToTree(new TreeMap<>(detail.origins())));
    json.set("versions", ReportJson.MAPPER.valueToTree(new TreeMap<>(detail.versions())));
  }

  private static void throughput(ObjectNode json, Throughput throughput) {
    json.put("bucketSeconds", throughput.bucketSeconds());
    ArrayNode rows = json.putArray("rowsPerSecond");
    for (double value : throughput.rows()) {
      rows.add(rounded(value / throughput.bucketSeconds()));
    }
    ArrayNode bytes = json.putArray("mibPerSecond");
    for (double value : throughput.bytes()) {
      bytes.add(rounded(value / MIB / throughput.bucketSeconds()));
    }
  }

  private static void timeline(ObjectNode json, Timeline timeline, RunDetail detail) {
    json.put("foldedSeconds", rounded(timeline.foldedSeconds()))
        .put("unitsNotDrawn", timeline.notDrawn());
    ArrayNode lanes = json.putArray("streams");
    for (Timeline.Lane lane : timeline.lanes()) {
      lanes
          .addObject()
          .put("process", lane.process())
          .put("busySeconds", rounded(lane.busySeconds()));
    }
    ArrayNode columns = json.putArray("columns");
    List.of(
            "stream", "start", "end", "units", "rows", "bytes", "read", "encode", "connect", "copy",
            "paused", "busy")
        .forEach(columns::add);
    ArrayNode bars = json.putArray("bars");
    for (Timeline.Bar bar : timeline.bars()) {
      Times times = bar.times();
      ArrayNode values = bars.addArray();
      values
          .add(bar.lane())
          .add(rounded(detail.at(bar.start())))
          .add(rounded(detail.at(bar.end())));
      values.add(bar.units()).add(bar.rows()).add(bar.bytes());
      values.add(times.read() / MICROS).add(times.encode() / MICROS);
      values.add(times.connect() / MICROS).add(times.copy() / MICROS);
      values.add(times.paused() / MICROS).add(times.elapsed() / MICROS);
    }
  }

  private static void usage(ObjectNode json, List<UsageSeries> all) {
    json.put("processesNotShown", Math.max(0, all.size() - MOST_PROCESSES));
    ArrayNode columns = json.putArray("columns");
    List.of("at", "processors", "residentMib", "heapMib").forEach(columns::add);
    ArrayNode processes = json.putArray("processes");
    for (UsageSeries series : all.subList(0, Math.min(MOST_PROCESSES, all.size()))) {
      ObjectNode process =
          processes
              .addObject()
              .put("process", series.process())
              .put("role", series.role().name().toLowerCase(Locale.ROOT));
      ArrayNode points = process.putArray("points");
      for (UsageSeries.Point point : series.points()) {
        points
            .addArray()
            .add(rounded(point.at()))
            .add(rounded(point.processors()))
            .add(rounded(point.residentBytes() / MIB))
            .add(rounded(point.heapBytes() / MIB));
      }
    }
  }

  /** A picture needs no more digits. */
  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
