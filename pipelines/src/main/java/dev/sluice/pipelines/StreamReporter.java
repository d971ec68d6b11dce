package dev.sluice.pipelines;

import dev.sluice.ledger.FailureLedger;
import dev.sluice.ledger.FileEntry;
import dev.sluice.ledger.FileLedger;
import dev.sluice.ledger.PlanLedger;
import dev.sluice.ledger.RejectLedger;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunTotals;
import dev.sluice.ledger.StreamState;
import dev.sluice.ledger.StreamTotals;
import dev.sluice.ledger.TopicLedger;
import dev.sluice.pipelines.options.Streaming;
import dev.sluice.report.ReportText;
import dev.sluice.report.RunReport;
import dev.sluice.report.StreamReport;
import dev.sluice.report.StreamReportJson;
import dev.sluice.report.StreamReportText;
import dev.sluice.report.TargetStatistics;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what the ledger counted, notes the outcome there, prints and stores a stream's report. */
final class StreamReporter {
  private static final int MOST_LOST = 100;

  private final Streaming settings;
  private final StreamSource source;
  private final StreamRun.Begun begun;
  private final StreamSource.Into into;
  private final RunRef run;
  private final Instant startedAt;

  StreamReporter(
      Streaming settings, StreamSource source, StreamRun.Begun begun, Instant startedAt) {
    this.settings = settings;
    this.source = source;
    this.begun = begun;
    this.into = begun.prepared().into();
    this.run = begun.run();
    this.startedAt = startedAt;
  }

  ExitStatus write(Connection connection, StreamEnd end, PrintStream out) throws SQLException {
    PlanLedger.settle(connection, run);
    StreamState left = StreamState.read(connection, run);
    RunReport.Unfinished unfinished =
        new RunReport.Unfinished(
            RejectLedger.openReasons(connection, run), FailureLedger.list(connection, run));
    List<FileEntry> lost = new ArrayList<>();
    lost.addAll(FileLedger.ended(connection, run, FileEntry.State.REFUSED, MOST_LOST));
    lost.addAll(FileLedger.ended(connection, run, FileEntry.State.CHANGED, MOST_LOST));
    ExitStatus status = status(end, left, unfinished, lost);
    RunLedger.finished(connection, run, status.name(), end.commitMicros());
    RunTotals totals = RunTotals.read(connection, run.runId());
    double all = Duration.between(startedAt, Instant.now()).toMillis() / 1e3;
    StreamReport report =
        new StreamReport(
            about(status),
            new RunReport.Span(
                startedAt,
                totals.wallSeconds(),
                Math.max(0, all - totals.wallSeconds()),
                settings.run().streams(),
                (int) (totals.units() + left.left()),
                0,
                end.commitMicros()),
            totals,
            StreamTotals.read(connection, run),
            new StreamReport.Input(source.arrival(), TopicLedger.totals(connection, run)),
            end.usage(),
            new StreamReport.Target(
                !into.tables().isEmpty(),
                into.keyed(),
                begun.before(),
                TargetStatistics.read(connection, into.tables())),
            left,
            unfinished,
            lost,
            notes(Limits.end(connection, run.runId(), settings.run(), totals.wallSeconds())),
            settings.shown());
    String text = StreamReportText.of(report);
    out.print(text);
    ReportFiles.write(
        settings.run().reportDir(),
        settings.command() + "-" + run.runId(),
        text,
        StreamReportJson.of(report),
        out);
    end.failure().ifPresent(failure -> failure.print(out));
    return status;
  }

  private List<String> notes(List<String> limits) {
    List<String> notes = new ArrayList<>(settings.notes());
    notes.addAll(begun.prepared().notes());
    notes.addAll(limits);
    return notes;
  }

  private static ExitStatus status(
      StreamEnd end, StreamState left, RunReport.Unfinished unfinished, List<FileEntry> lost) {
    if (end.failure().isPresent()) {
      return end.failure().get().status();
    }
    if (!unfinished.ranges().isEmpty() || left.left() + left.filesPlanning() > 0) {
      return ExitStatus.INCOMPLETE;
    }
    return unfinished.rejects().isEmpty() && lost.isEmpty()
        ? ExitStatus.DONE
        : ExitStatus.DONE_WITH_REJECTS;
  }

  private String target() {
    String database = "%s %s".formatted(settings.target().driver().scheme(), settings.target());
    return into.tables().isEmpty()
        ? "%s; ledger in %s".formatted(into.name(), database)
        : "%s, table %s".formatted(database, into.name());
  }

  private RunReport.About about(ExitStatus status) {
    return new RunReport.About(
        settings.command(),
        "%s, watched for %s"
            .formatted(
                source.name(),
                ReportText.seconds(Duration.between(startedAt, Instant.now()).toMillis() / 1e3)),
        target(),
        run.runId(),
        settings.pipelineOptions().getRunner().getSimpleName(),
        status.meaning());
  }
}
