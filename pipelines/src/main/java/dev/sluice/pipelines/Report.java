package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.ledger.RunEntry;
import dev.sluice.ledger.RunLedger;
import dev.sluice.pipelines.options.ReportSettings;
import dev.sluice.report.WrittenReport;
import dev.sluice.row.SetupException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The command {@code report}: makes a run's report from the ledger alone. */
final class Report {
  private static final int MOST_LISTED = 10;

  private final ReportSettings settings;
  private final PrintStream out;

  Report(ReportSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  ExitStatus run() throws SQLException {
    ReportFiles.check(settings.reportDir());
    try (Connection target = Connections.openFirst(settings.target(), "sluice report")) {
      if (!RunLedger.isThere(target)) {
        throw new SetupException(
            "There is no ledger at %s: no run has copied anything to it. Check --targetHosts and --targetDatabase."
                .formatted(settings.target()));
      }
      RunLedger.createTables(target);
      LedgerReport report = LedgerReport.read(target, find(target));
      WrittenReport written = report.written();
      out.print(written.text());
      ReportFiles.write(settings.reportDir(), report.name(), written, out);
      return ExitStatus.DONE;
    }
  }

  private RunEntry find(Connection target) throws SQLException {
    List<RunEntry.Line> newest = RunEntry.newest(target, MOST_LISTED);
    if (newest.isEmpty()) {
      throw new SetupException("The ledger at %s has no run yet.".formatted(settings.target()));
    }
    String wanted = settings.run().orElse(newest.get(0).runId());
    Optional<RunEntry> found = RunEntry.find(target, wanted);
    if (found.isEmpty()) {
      throw new SetupException(
          "Cannot find run \"%s\" in the ledger at %s. The newest are:%n%s"
              .formatted(
                  wanted,
                  settings.target(),
                  newest.stream()
                      .map(
                          line ->
                              "    %s  %s, %s"
                                  .formatted(
                                      line.runId(),
                                      line.jobId(),
                                      LedgerReport.outcome(line.outcome())))
                      .collect(Collectors.joining("\n"))));
    }
    return found.get();
  }
}
