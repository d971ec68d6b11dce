package dev.sluice.pipelines;

import dev.sluice.ledger.FailureLedger;
import dev.sluice.ledger.PaceLedger;
import dev.sluice.ledger.RejectLedger;
import dev.sluice.ledger.RejectLimit;
import dev.sluice.ledger.RunEnd;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.pipelines.options.RunSettings;
import dev.sluice.report.RunReport;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;

/** Notes a migration's outcome in the ledger, prints and stores the report that it makes of it. */
final class MigrateReport {
  private final RunSettings settings;
  private final RejectLimit rejectLimit;
  private final RunRef run;

  MigrateReport(RunSettings settings, RejectLimit rejectLimit, RunRef run) {
    this.settings = settings;
    this.rejectLimit = rejectLimit;
    this.run = run;
  }

  ExitStatus write(Connection target, UnitsCopied copied, PrintStream out) throws SQLException {
    ExitStatus status = status(target, copied);
    String message = copied.failure().map(Failure::message).orElse("");
    RunLedger.finished(target, run, new RunEnd(status.name(), copied.commitMicros(), message));
    PaceLedger.close(target, run.runId());
    LedgerReport report = LedgerReport.read(target, run);
    out.print(report.written().text());
    ReportFiles.write(settings.reportDir(), report.name(), report.written(), out);
    copied.failure().ifPresent(failure -> failure.print(out));
    return status;
  }

  private ExitStatus status(Connection target, UnitsCopied copied) throws SQLException {
    RunReport.Unfinished unfinished =
        new RunReport.Unfinished(
            RejectLedger.openReasons(target, run), FailureLedger.list(target, run));
    if (copied.failure().isPresent()) {
      return copied.failure().get().status();
    }
    if (!unfinished.ranges().isEmpty()) {
      return ExitStatus.INCOMPLETE;
    }
    RejectLedger.Counts counts = RejectLedger.counts(target, run);
    if (rejectLimit.exceeded(unfinished.rejectedRows(), counts.read())) {
      return ExitStatus.TOO_MANY_REJECTS;
    }
    return unfinished.rejects().isEmpty() ? ExitStatus.DONE : ExitStatus.DONE_WITH_REJECTS;
  }
}
