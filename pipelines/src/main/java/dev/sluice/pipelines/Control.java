package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.PaceLedger;
import dev.sluice.ledger.RunEntry;
import dev.sluice.ledger.RunProgress;
import dev.sluice.ledger.RunSignals;
import dev.sluice.pipelines.options.ControlSettings;
import dev.sluice.report.ReportText;
import dev.sluice.row.SetupException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The command {@code control}: shows runs that go on, pauses and resumes them, changes limits. */
final class Control {
  private final ControlSettings settings;
  private final PrintStream out;

  Control(ControlSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  ExitStatus run() throws SQLException {
    try (Connection ledger = Connections.openFirst(settings.target(), "sluice control")) {
      ChosenRun.check(ledger, settings.target());
      switch (settings.action()) {
        case LIST -> list(ledger);
        case PAUSE -> pause(ledger);
        case RESUME -> resume(ledger);
        case RATE -> rate(ledger);
      }
      return ExitStatus.DONE;
    }
  }

  private void list(Connection ledger) throws SQLException {
    List<RunProgress> runs = RunProgress.list(ledger);
    if (runs.isEmpty()) {
      out.println("No run goes on.");
    }
    for (RunProgress run : runs) {
      out.printf(
          Locale.ROOT,
          "%s  %s  %s, %s, %,d rows, %,.0f rows/s%s%n",
          run.runId(),
          run.state(),
          run.jobId(),
          units(run),
          run.rowsLoaded(),
          run.rowsPerSecond(),
          run.secondsSinceCommit().isEmpty()
              ? ""
              : ", last commit %s ago"
                  .formatted(ReportText.seconds(run.secondsSinceCommit().getAsDouble())));
    }
  }

  private static String units(RunProgress run) {
    return run.unitsPlanned() > 0
        ? String.format(Locale.ROOT, "%,d of %,d units", run.unitsDone(), run.unitsPlanned())
        : String.format(
            Locale.ROOT,
            "%,d units, %,d under way, %,d waiting",
            run.unitsDone(),
            run.unitsUnderWay(),
            run.unitsWaiting());
  }

  private void pause(Connection ledger) throws SQLException {
    String id = find(ledger);
    RunSignals.pause(ledger, id, true);
    out.printf(
        "Run %s is paused: units under way are finished, no more are begun. It goes on with: sluice control resume --run=%s%n",
        id, id);
  }

  private void resume(Connection ledger) throws SQLException {
    String id = find(ledger);
    RunSignals.pause(ledger, id, false);
    out.printf("Run %s goes on.%n", id);
  }

  private void rate(Connection ledger) throws SQLException {
    String id = find(ledger);
    List<String> problems = new ArrayList<>();
    for (Map.Entry<PaceKind, Long> limit : new TreeMap<>(settings.limits()).entrySet()) {
      PaceKind kind = limit.getKey();
      if (PaceLedger.change(ledger, id, kind, limit.getValue())) {
        out.printf(
            Locale.ROOT,
            "Run %s: at most %,d %s/s of the %s from now on.%n",
            id,
            limit.getValue(),
            kind.unit(),
            kind.ofSource() ? "source" : "target");
      } else {
        problems.add(
            "Run %s was begun without --%s, so its processes do not look for this limit. Pause it instead, or run the command again with the limit: it goes on with what is missing."
                .formatted(id, kind.flag()));
      }
    }
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
  }

  /** The id of a run that goes on. */
  private String find(Connection ledger) throws SQLException {
    RunEntry run = ChosenRun.find(ledger, settings.target(), settings.run());
    if (run.end() != null) {
      throw new SetupException(
          "Run %s has ended: %s. Runs that go on: sluice control list."
              .formatted(run.run().runId(), LedgerReport.outcome(run.end().outcome())));
    }
    return run.run().runId();
  }
}
