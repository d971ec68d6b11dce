package dev.sluice.report;

import dev.sluice.ledger.UnitTotals.RowCounts;
import java.util.List;
import java.util.Locale;

/** The answers to the three questions that a report is opened for. */
record Verdict(List<Answer> answers) {

  /** Whether an answer is welcome. */
  enum Mood {
    GOOD,
    BAD,
    /** It is for the reader to judge. */
    OPEN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One question and its answer. */
  record Answer(String question, Mood mood, String text) {}

  static Verdict of(RunReport report, RunDetail detail) {
    RunReport.Span span = report.span();
    String progress =
        ReportLines.format(
            "%,d of %,d units are done", report.totals().units(), span.unitsPlanned());
    return new Verdict(
        List.of(
            done(report.about().outcome(), progress, detail),
            balanced(report.totals().rows()),
            new Answer(
                "As fast as it could be?",
                Mood.OPEN,
                String.join(" ", Diagnosis.of(report, detail).sentences()))));
  }

  static Verdict of(StreamReport report, RunDetail detail) {
    String progress =
        ReportLines.format(
            "%,d units are done, %,d left", report.totals().units(), report.left().left());
    return new Verdict(
        List.of(
            done(report.about().outcome(), progress, detail),
            balanced(report.totals().rows()),
            speed(report, detail)));
  }

  private static Answer done(String outcome, String progress, RunDetail detail) {
    String text =
        switch (detail.state()) {
          case DONE, DONE_BUT, FAILED -> "%s; %s.".formatted(capital(outcome), progress);
          case RUNNING -> "It is still running: %s.".formatted(progress);
          case DIED ->
              "The run did not end: %s. The same command goes on with what is missing."
                  .formatted(progress);
        };
    Mood mood =
        switch (detail.state()) {
          case DONE -> Mood.GOOD;
          case FAILED, DIED -> Mood.BAD;
          case DONE_BUT, RUNNING -> Mood.OPEN;
        };
    String why = detail.message().isEmpty() ? "" : " " + detail.message();
    return new Answer("Done?", mood, text + why);
  }

  private static Answer balanced(RowCounts rows) {
    return new Answer(
        "Balanced?",
        rows.balance() ? Mood.GOOD : Mood.BAD,
        ReportLines.rowsText(rows) + (rows.balance() ? "." : ": please report this bug."));
  }

  private static Answer speed(StreamReport report, RunDetail detail) {
    if (report.stream().latency().rows() == 0) {
      return new Answer("As fast as it could be?", Mood.OPEN, "No row was loaded.");
    }
    int waiting = report.left().waiting();
    return new Answer(
        "As fast as it could be?",
        waiting == 0 ? Mood.GOOD : Mood.OPEN,
        ReportLines.format(
            "95 of 100 rows took at most %s from %s to the commit; %s %s",
            ReportText.seconds(report.stream().latency().percentile(95) / 1e3),
            report.input().arrival(),
            waiting == 0
                ? "nothing waited at the end."
                : ReportLines.format("%,d units waited for a stream at the end.", waiting),
            String.join(" ", Diagnosis.of(report, detail).sentences())));
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
