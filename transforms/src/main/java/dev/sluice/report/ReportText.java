package dev.sluice.report;

/** A report for people: one screen of plain text. */
public final class ReportText {
  private static final double MICROS = 1e6;

  private final ReportLines text = new ReportLines();

  private ReportText() {}

  static String of(RunReport report, RunDetail detail) {
    return new ReportText().render(report, detail);
  }

  /** A duration as people say it: {@code 0.42 s}, {@code 12.3 s}, {@code 3 min 05 s}. */
  public static String seconds(double seconds) {
    if (seconds >= 100) {
      long whole = Math.round(seconds);
      return whole >= 3600
          ? ReportLines.format("%d h %02d min", whole / 3600, whole / 60 % 60)
          : ReportLines.format("%d min %02d s", whole / 60, whole % 60);
    }
    return ReportLines.format(seconds >= 10 ? "%.1f s" : "%.2f s", seconds);
  }

  private String render(RunReport report, RunDetail detail) {
    RunReport.About about = report.about();
    RunReport.Span span = report.span();
    text.about(about);
    text.rows(report.totals().rows());
    text.line(
        "speed",
        ReportLines.format(
            "%,.0f rows/s, %.1f MiB/s; %.1f MiB in %s after %s of setup",
            report.rowsPerSecond(),
            report.mibPerSecond(),
            report.totals().bytes() / (double) (1 << 20),
            seconds(span.seconds()),
            seconds(span.setupSeconds())));
    text.line("units", units(report));
    text.line(
        "COPY",
        ReportLines.format(
            "%,d statements, %,.0f rows each", report.totals().copies(), report.rowsPerCopy()));
    text.line("streams", streams(report));
    text.time(report.shares(), !report.limits().isEmpty());
    report
        .limits()
        .forEach(limit -> text.line("limit", LimitText.of(limit, report.span().seconds())));
    text.unfinished(report.unfinished());
    text.notes(report.notes());
    Diagnosis.of(report, detail).sentences().forEach(text::sentence);
    return text.toString();
  }

  private static String units(RunReport report) {
    RunReport.Span span = report.span();
    String before =
        span.unitsBefore() == 0
            ? ""
            : ReportLines.format("; %,d more were done by earlier runs", span.unitsBefore());
    return ReportLines.format(
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
        : ReportLines.format(
            "%d, parallel efficiency %.0f %%", streams, 100 * report.parallelEfficiency());
  }
}
