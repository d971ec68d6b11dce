package dev.sluice.pipelines;

import dev.sluice.ledger.FailureLedger;
import dev.sluice.ledger.FileEntry;
import dev.sluice.ledger.FileLedger;
import dev.sluice.ledger.PaceLedger;
import dev.sluice.ledger.PlanLedger;
import dev.sluice.ledger.RejectLedger;
import dev.sluice.ledger.RunEnd;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.StreamState;
import dev.sluice.pipelines.options.Streaming;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;

/** Notes a stream's outcome in the ledger, prints and stores the report that it makes of it. */
final class StreamReporter {
  private final Streaming settings;
  private final RunRef run;

  StreamReporter(Streaming settings, RunRef run) {
    this.settings = settings;
    this.run = run;
  }

  ExitStatus write(Connection connection, StreamEnd end, PrintStream out) throws SQLException {
    PlanLedger.settle(connection, run);
    ExitStatus status = status(connection, end);
    String message = end.failure().map(Failure::message).orElse("");
    RunLedger.finished(connection, run, new RunEnd(status.name(), end.commitMicros(), message));
    PaceLedger.close(connection, run.runId());
    LedgerReport report = LedgerReport.read(connection, run);
    out.print(report.written().text());
    ReportFiles.write(settings.run().reportDir(), report.name(), report.written(), out);
    end.failure().ifPresent(failure -> failure.print(out));
    return status;
  }

  private ExitStatus status(Connection connection, StreamEnd end) throws SQLException {
    if (end.failure().isPresent()) {
      return end.failure().get().status();
    }
    StreamState left = StreamState.read(connection, run);
    if (!FailureLedger.list(connection, run).isEmpty() || left.left() + left.filesPlanning() > 0) {
      return ExitStatus.INCOMPLETE;
    }
    return RejectLedger.openReasons(connection, run).isEmpty()
            && FileLedger.ended(connection, run, FileEntry.State.REFUSED, 1).isEmpty()
            && FileLedger.ended(connection, run, FileEntry.State.CHANGED, 1).isEmpty()
        ? ExitStatus.DONE
        : ExitStatus.DONE_WITH_REJECTS;
  }
}
