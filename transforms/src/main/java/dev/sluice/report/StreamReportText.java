package dev.sluice.report;

import static dev.sluice.report.ReportLines.format;

import dev.sluice.ledger.FileEntry;
import dev.sluice.ledger.LatencySketch;
import dev.sluice.ledger.StreamState;
import dev.sluice.ledger.StreamTotals;
import dev.sluice.ledger.TopicLedger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A stream's report for people: a screen or two of plain text. */
public final class StreamReportText {
  private static final double MICROS = 1e6;
  private static final double MIB = 1 << 20;

  /** Bounds of the histogram in milliseconds. */
  static final long[] BOUNDS = {
    0, 250, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, Long.MAX_VALUE
  };

  private final StreamReport report;
  private final RunDetail detail;
  private final ReportLines text = new ReportLines();

  private StreamReportText(StreamReport report, RunDetail detail) {
    this.report = report;
    this.detail = detail;
  }

  public static String of(StreamReport report, RunDetail detail) {
    return new StreamReportText(report, detail).render();
  }

  private String render() {
    text.about(report.about());
    text.rows(report.totals().rows());
    if (report.input().topics().partitions() > 0) {
      topics();
    } else {
      files();
    }
    text.line(
        "speed",
        format(
            "%,.0f rows/s; %.1f MiB in %s between the first unit's start and the last commit",
            report.rowsPerSecond(),
            report.totals().bytes() / MIB,
            ReportText.seconds(report.span().seconds())));
    latency();
    batches();
    text.time(report.shares(), !report.limits().isEmpty());
    usage();
    if (report.target().tables()) {
      index();
    }
    text.unfinished(report.unfinished());
    lost();
    text.notes(report.notes());
    Diagnosis.of(report, detail).sentences().forEach(text::sentence);
    metrics();
    histogram();
    return text.toString();
  }

  private void files() {
    StreamTotals.Files files = report.stream().files();
    StreamState left = report.left();
    text.line(
        "files",
        format(
            "%,d done (%.1f MiB), %,d not done, %,d refused, %,d changed meanwhile; %,d units committed by this run, %,d left",
            files.done(),
            files.bytes() / MIB,
            files.left(),
            files.refused(),
            files.changed(),
            report.totals().units(),
            left.left()));
    if (left.filesWaiting() > 0) {
      text.line(
          "", format("%,d more were there, not complete or not planned", left.filesWaiting()));
    }
    if (files.sameContent() > 0) {
      text.line("", format("%,d have the content of another file", files.sameContent()));
    }
  }

  private void topics() {
    TopicLedger.Totals topics = report.input().topics();
    text.line(
        "topics",
        format(
            "%,d, %,d partitions, %,d offsets planned, %,d behind them when last seen; %,d units committed by this run, %,d left",
            topics.topics(),
            topics.partitions(),
            topics.offsets(),
            topics.lag(),
            report.totals().units(),
            report.left().left()));
    if (topics.gaps() > 0) {
      text.line(
          "gaps",
          format(
              "%,d offsets in %,d ranges were gone before they were read; see sluice.offset_gap",
              topics.gapOffsets(), topics.gaps()));
    }
  }

  private void latency() {
    LatencySketch latency = report.stream().latency();
    if (latency.rows() == 0) {
      return;
    }
    text.line(
        "latency",
        DoubleStream.of(50, 75, 90, 95, 99, 99.9)
                .mapToObj(
                    percent ->
                        "P"
                            + format("%s", percent).replaceFirst("\\.0$", "")
                            + " "
                            + ReportText.seconds(latency.percentile(percent) / 1e3))
                .collect(Collectors.joining(", "))
            + " from "
            + report.input().arrival()
            + " to the commit");
    long before = report.rowsFromBefore();
    if (before > 0) {
      text.line(
          "",
          format(
              "%.1f %% of the rows had arrived before the run began; what they waited for it counts too",
              100.0 * before / latency.rows()));
    }
  }

  private void batches() {
    StreamTotals.Batch batch = report.stream().batch();
    StreamTotals.Insert insert = report.stream().insert();
    text.line(
        "batches",
        format(
            "average %s, median %s, P95 %s, P99 %s for a unit of %,.0f rows",
            ReportText.seconds(batch.average() / MICROS),
            ReportText.seconds(batch.median() / MICROS),
            ReportText.seconds(batch.p95() / MICROS),
            ReportText.seconds(batch.p99() / MICROS),
            report.totals().units() == 0
                ? 0
                : (double) report.totals().rows().read() / report.totals().units()));
    text.line(
        "insert",
        format(
            "average %.1f ms, least %.1f ms, most %.1f ms for 1,000 rows%s",
            insert.average() / 1e3,
            insert.least() / 1e3,
            insert.most() / 1e3,
            report.target().tables() ? " by COPY" : ""));
  }

  private void usage() {
    Usage usage = report.usage();
    text.line(
        "process",
        format(
            "JVM: CPU %s, memory %s, heap %s, %,d collections in %s; PostgreSQL: CPU %s, memory %s; all processors together at most %s",
            share(usage.jvmCpu()),
            size(usage.jvmBytes()),
            size(usage.heapBytes()),
            usage.collections().count(),
            ReportText.seconds(usage.collections().millis() / 1e3),
            share(usage.postgresCpu()),
            size(usage.postgresBytes()),
            share(usage.machineCpuPeak())));
  }

  private void index() {
    TargetStatistics after = report.target().after();
    text.line(
        "table",
        format(
            "%.1f MiB, %.1f MiB of indexes, %.1f %% of its blocks found in shared buffers",
            after.bytes() / MIB,
            after.indexes().stream().mapToLong(TargetStatistics.Index::bytes).sum() / MIB,
            100 * after.hitRatio(report.target().before())));
    for (TargetStatistics.Index index : after.indexes()) {
      double all = (double) index.blocksHit() + index.blocksRead();
      text.line(
          "",
          format(
              "%-28s %8.1f MiB, used %,d times, %.1f %% found",
              index.name(),
              index.bytes() / MIB,
              index.scans(),
              all == 0 ? 100 : 100 * index.blocksHit() / all));
    }
  }

  private void lost() {
    List<FileEntry> lost = report.lost();
    if (!lost.isEmpty()) {
      text.line("lost", "files that are not, or not all of them, in the target:");
      ReportLines.first(lost).forEach(file -> text.line("", String.valueOf(file.message())));
      StreamTotals.Files files = report.stream().files();
      long more = files.refused() + files.changed() - Math.min(lost.size(), ReportLines.MOST_LINES);
      if (more > 0) {
        text.line("", format("and %,d more: SELECT path, state, message FROM sluice.file", more));
      }
    }
  }

  private void metrics() {
    text.sentence(format("%n  %-26s %12s %14s   %s", "metric", "goal", "value", "verdict"));
    for (Metric metric : report.metrics()) {
      text.sentence(
          format(
              "  %-26s %12s %14s   %s",
              metric.name(), metric.goalText(), metric.valueText(), metric.verdict().word()));
    }
  }

  private void histogram() {
    LatencySketch latency = report.stream().latency();
    if (latency.rows() == 0) {
      return;
    }
    text.sentence(format("%n  %-14s %12s %8s %10s", "latency", "rows", "share", "together"));
    long together = 0;
    for (int i = 0; i + 1 < BOUNDS.length && together < latency.rows(); i++) {
      long rows = latency.rowsBetween(BOUNDS[i], BOUNDS[i + 1]);
      together += rows;
      String range =
          BOUNDS[i + 1] == Long.MAX_VALUE
              ? format("%s s and more", BOUNDS[i] / 1000)
              : format("%s to %s s", seconds(BOUNDS[i]), seconds(BOUNDS[i + 1]));
      text.sentence(
          format(
              "  %-14s %,12d %7.1f%% %9.1f%%",
              range, rows, 100.0 * rows / latency.rows(), 100.0 * together / latency.rows()));
    }
  }

  private static String seconds(long millis) {
    return format("%.2f", millis / 1e3).replaceFirst("\\.?0+$", "");
  }

  private static String share(java.util.OptionalDouble share) {
    return share.isEmpty() ? "not measured" : format("%.0f %%", 100 * share.getAsDouble());
  }

  private static String size(java.util.OptionalLong bytes) {
    return bytes.isEmpty() ? "not measured" : format("%,.0f MiB", bytes.getAsLong() / MIB);
  }
}
