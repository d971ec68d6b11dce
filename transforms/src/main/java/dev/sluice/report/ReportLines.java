package dev.sluice.report;

import dev.sluice.ledger.FailedUnit;
import dev.sluice.ledger.RejectLedger;
import dev.sluice.ledger.UnitTotals;
import java.util.List;
import java.util.Locale;

/** The lines that reports have in common, each with its name in front. */
final class ReportLines {
  static final int MOST_LINES = 10;

  private final StringBuilder text = new StringBuilder();

  void about(RunReport.About about) {
    line("outcome", about.outcome());
    line("from", about.source());
    line("to", about.target());
    line("run", about.runId() + " on " + about.runner());
  }

  void rows(UnitTotals.RowCounts rows) {
    line("rows", rowsText(rows));
  }

  static String rowsText(UnitTotals.RowCounts rows) {
    return format(
            "%,d read = %,d loaded + %,d rejected + %,d filtered + %,d duplicate",
            rows.read(), rows.loaded(), rows.rejected(), rows.filtered(), rows.duplicate())
        + (rows.deleted() == 0 ? "" : format(" + %,d deleted", rows.deleted()));
  }

  void unfinished(RunReport.Unfinished unfinished) {
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

  static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(all.size(), MOST_LINES));
  }

  void notes(List<String> notes) {
    notes.forEach(note -> line("note", note));
  }

  /**
   * @param limited whether there were limits to wait for
   */
  void time(RunReport.Shares shares, boolean limited) {
    line(
        "time",
        format(
            "%s%sread wait %.0f %%, encode %.0f %%, connect %.0f %%, COPY %.0f %%, commit %.0f %%, %sother %.0f %%",
            limited ? format("limit %.0f %%, ", 100 * shares.limit()) : "",
            shares.paused() == 0 ? "" : format("paused %.0f %%, ", 100 * shares.paused()),
            100 * shares.readWait(),
            100 * shares.encode(),
            100 * shares.connect(),
            100 * shares.copy(),
            100 * shares.commit(),
            shares.retry() == 0 ? "" : format("failed attempts %.0f %%, ", 100 * shares.retry()),
            100 * shares.other()));
  }

  void line(String name, String value) {
    text.append(format("  %-8s %s%n", name, value));
  }

  void sentence(String sentence) {
    text.append(sentence).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
