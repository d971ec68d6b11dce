package dev.sluice.report;

import dev.sluice.ledger.FailedUnit;
import dev.sluice.ledger.RejectLedger;
import dev.sluice.ledger.UnitTotals;
import java.util.List;
import java.util.Locale;

/** A report for people: one screen of plain text. */
public final class ReportText {
  private static final double MICROS = 1e6;
  private static final int MOST_LINES = 10;

  private final StringBuilder text = new StringBuilder();

  private ReportText() {}

  public static String of(RunReport report) {
    return new ReportText().render(report);
  }

  /** A duration as people say it: {@code 0.42 s}, {@code 12.3 s}, {@code 3 min 05 s}. */
  public static String seconds(double seconds) {
    if (seconds >= 100) {
      long whole = Math.round(seconds);
      return whole >= 3600
          ? format("%d h %02d min", whole / 3600, whole / 60 % 60)
          : format("%d min %02d s", whole / 60, whole % 60);
    }
    return format(seconds >= 10 ? "%.1f s" : "%.2f s", seconds);
  }

  private String render(RunReport report) {
    RunReport.About about = report.about();
    RunReport.Span span = report.span();
    UnitTotals.RowCounts rows = report.totals().rows();
    line("outcome", about.outcome());
    line("from", about.source());
    line("to", about.target());
    line("run", about.runId() + " on " + about.runner());
    line(
        "rows",
        format(
            "%,d read = %,d loaded + %,d rejected + %,d filtered + %,d duplicate",
            rows.read(), rows.loaded(), rows.rejected(), rows.filtered(), rows.duplicate()));
    line(
        "speed",
        format(
            "%,.0f rows/s, %.1f MiB/s; %.1f MiB in %s after %s of setup",
            report.rowsPerSecond(),
            report.mibPerSecond(),
            report.totals().bytes() / (double) (1 << 20),
            seconds(span.seconds()),
            seconds(span.setupSeconds())));
    line("units", units(report));
    line(
        "COPY",
        format("%,d statements, %,.0f rows each", report.totals().copies(), report.rowsPerCopy()));
    line("streams", streams(report));
    RunReport.Shares shares = report.shares();
    line(
        "time",
        format(
            "read wait %.0f %%, encode %.0f %%, connect %.0f %%, COPY %.0f %%, commit %.0f %%, other %.0f %%",
            100 * shares.readWait(),
            100 * shares.encode(),
            100 * shares.connect(),
            100 * shares.copy(),
            100 * shares.commit(),
            100 * shares.other()));
    unfinished(report.unfinished());
    report.notes().forEach(note -> line("note", note));
    text.append(Diagnosis.of(report).sentence()).append('\n');
    return text.toString();
  }

  private void unfinished(RunReport.Unfinished unfinished) {
    if (!unfinished.rejects().isEmpty()) {
      line(
          "rejects",
          format("%,d rows in sluice.reject; see: sluice rejects list", unfinished.rejectedRows()));
    }
    for (RejectLedger.Reason reason : first(unfinished.rejects())) {
      line("", format("%,d × %s", reason.rows(), reason.message()));
    }
    if (!unfinished.ranges().isEmpty()) {
      line("failed", format("%,d units could not be read:", unfinished.ranges().size()));
    }
    for (FailedUnit unit : first(unfinished.ranges())) {
      line("", unit.failure().message());
    }
    int more = unfinished.ranges().size() - MOST_LINES;
    if (more > 0) {
      line("", format("and %,d more: SELECT * FROM sluice.failed_unit", more));
    }
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(all.size(), MOST_LINES));
  }

  private static String units(RunReport report) {
    RunReport.Span span = report.span();
    String before =
        span.unitsBefore() == 0
            ? ""
            : format("; %,d more were done by earlier runs", span.unitsBefore());
    return format(
        "%,d of %,d done; min %s, average %s, median %s, max %s%s",
        report.totals().units(),
        span.unitsPlanned(),
        seconds(report.totals().shortest() / MICROS),
        seconds(report.averageUnitSeconds()),
        seconds(report.totals().median() / MICROS),
        seconds(report.totals().longest() / MICROS),
        before);
  }

  private static String streams(RunReport report) {
    int streams = report.span().streams();
    return streams == 0
        ? "number unknown: give --streams for the parallel efficiency"
        : format("%d, parallel efficiency %.0f %%", streams, 100 * report.parallelEfficiency());
  }

  private void line(String name, String value) {
    text.append(format("  %-8s %s%n", name, value));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
