package dev.sluice.pipelines;

import dev.sluice.ledger.FailureLedger;
import dev.sluice.ledger.RejectLedger;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunTotals;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.report.ReportJson;
import dev.sluice.report.ReportText;
import dev.sluice.report.RunReport;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
            unfinished,
            notes,
            settings.shown());
    out.print(ReportText.of(report));
    store(report, out);
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
        "cassandra %s, table %s".formatted(settings.cluster(), settings.source().table()),
        "%s %s, table %s"
            .formatted(
                settings.target().driver().scheme(), settings.target(), settings.targetTable()),
        run.runId(),
        settings.pipelineOptions().getRunner().getSimpleName(),
        status.meaning());
  }

  private void store(RunReport report, PrintStream out) {
    if (settings.run().reportDir().isEmpty()) {
      return;
    }
    Path directory = settings.run().reportDir().get();
    String name = "migrate-" + run.runId();
    try {
      Path text = Files.writeString(directory.resolve(name + ".txt"), ReportText.of(report));
      Path json = Files.writeString(directory.resolve(name + ".json"), ReportJson.of(report));
      out.println("Report: " + text + " and " + json);
    } catch (IOException e) {
      // The rows are in the target all the same: the exit code speaks of them.
      out.println("Cannot write the report to " + directory + ": " + e + ". It is printed above.");
    }
  }

  /**
   * Makes the directory, so that a long run does not end in a report without a place.
   *
   * @throws SetupException if it cannot be made or written to
   */
  static void checkDirectory(Optional<Path> reportDir) {
    reportDir.ifPresent(
        directory -> {
          try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "sluice", ".tmp"));
          } catch (IOException e) {
            throw new SetupException(
                "Cannot write to --reportDir=%s: %s. Give a directory that can be written."
                    .formatted(directory, e),
                e);
          }
        });
  }
}
