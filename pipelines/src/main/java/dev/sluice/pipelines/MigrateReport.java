package dev.sluice.pipelines;

import dev.sluice.cassandra.RingPart;
import dev.sluice.ledger.FailureLedger;
import dev.sluice.ledger.RejectLedger;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunTotals;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.report.ReportJson;
import dev.sluice.report.ReportText;
import dev.sluice.report.RunReport;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads what the ledger counted, notes the outcome there, prints and stores the report. */
final class MigrateReport {
  private final MigrateSettings settings;
  private final RunRef run;
  private final Instant startedAt;
  private final List<String> notes;

  MigrateReport(MigrateSettings settings, RunRef run, Instant startedAt, List<String> notes) {
    this.settings = settings;
    this.run = run;
    this.startedAt = startedAt;
    this.notes = notes;
  }

  ExitStatus write(Connection target, UnitsCopied copied, int unitsBefore, PrintStream out)
      throws SQLException {
    RunReport.Unfinished unfinished =
        new RunReport.Unfinished(
            RejectLedger.openReasons(target, run), FailureLedger.list(target, run));
    ExitStatus status = status(target, copied, unfinished);
    RunLedger.finished(target, run, status.name(), copied.commitMicros());
    RunTotals totals = RunTotals.read(target, run.runId());
    double total = Duration.between(startedAt, Instant.now()).toMillis() / 1e3;
    double setup = Math.max(0, total - totals.wallSeconds());
    RunReport report =
        new RunReport(
            about(status),
            new RunReport.Span(
                startedAt,
                totals.wallSeconds(),
                setup,
                settings.run().streams(),
                copied.planned(),
                unitsBefore,
                copied.commitMicros()),
            totals,
            Limits.end(target, run.runId(), settings.run()),
            unfinished,
            notes,
            settings.shown());
    String text = ReportText.of(report);
    out.print(text);
    ReportFiles.write(
        settings.run().reportDir(), "migrate-" + run.runId(), text, ReportJson.of(report), out);
    copied.failure().ifPresent(failure -> failure.print(out));
    return status;
  }

  private ExitStatus status(Connection target, UnitsCopied copied, RunReport.Unfinished unfinished)
      throws SQLException {
    if (copied.failure().isPresent()) {
      return copied.failure().get().status();
    }
    if (!unfinished.ranges().isEmpty()) {
      return ExitStatus.INCOMPLETE;
    }
    RejectLedger.Counts counts = RejectLedger.counts(target, run);
    if (settings.copying().rejectLimit().exceeded(unfinished.rejectedRows(), counts.read())) {
      return ExitStatus.TOO_MANY_REJECTS;
    }
    return unfinished.rejects().isEmpty() ? ExitStatus.DONE : ExitStatus.DONE_WITH_REJECTS;
  }

  private RunReport.About about(ExitStatus status) {
    return new RunReport.About(
        "migrate",
        "cassandra %s, table %s%s".formatted(settings.cluster(), settings.source().table(), part()),
        "%s %s, table %s"
            .formatted(
                settings.target().driver().scheme(), settings.target(), settings.targetTable()),
        run.runId(),
        settings.pipelineOptions().getRunner().getSimpleName(),
        status.meaning());
  }

  private String part() {
    RingPart part = settings.source().part();
    return part.isWhole() ? "" : ", only " + part;
  }
}
