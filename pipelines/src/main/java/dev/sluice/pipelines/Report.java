package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.pipelines.options.ReportSettings;
import dev.sluice.report.WrittenReport;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;

/** The command {@code report}: makes a run's report from the ledger alone. */
final class Report {
  private final ReportSettings settings;
  private final PrintStream out;

  Report(ReportSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  ExitStatus run() throws SQLException {
    ReportFiles.check(settings.reportDir());
    try (Connection target = Connections.openFirst(settings.target(), "sluice report")) {
      LedgerReport report =
          LedgerReport.read(target, ChosenRun.find(target, settings.target(), settings.run()));
      WrittenReport written = report.written();
      out.print(written.text());
      ReportFiles.write(settings.reportDir(), report.name(), written, out);
      return ExitStatus.DONE;
    }
  }
}
