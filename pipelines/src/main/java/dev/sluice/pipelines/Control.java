package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.PaceLedger;
import dev.sluice.ledger.RunEnd;
import dev.sluice.ledger.RunEntry;
import dev.sluice.ledger.RunProgress;
import dev.sluice.ledger.RunSignals;
import dev.sluice.pipelines.options.ControlSettings;
import dev.sluice.report.ReportText;
import dev.sluice.row.SetupException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The command {@code control}: shows runs that go on, pauses, resumes and stops them, changes
 * limits.
 */
final class Control {
  private static final String TOLD_TO_STOP =
      "The run was told to stop by \"sluice control stop\". The same command goes on with what is missing.";

  /** Waiting runs without a stream say something more often. */
  private static final Duration GONE = Duration.ofMinutes(2);

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
        case STOP -> stop(ledger);
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
    RunEntry run = find(ledger);
    String id = run.run().runId();
    RunSignals.pause(ledger, id, true);
    out.printf(
        "Run %s is paused: units under way are finished, no more are begun. It goes on with: sluice control resume --run=%s%n",
        id, id);
    sayIfGone(run);
  }

  private void resume(Connection ledger) throws SQLException {
    RunEntry run = find(ledger);
    RunSignals.pause(ledger, run.run().runId(), false);
    out.printf("Run %s goes on.%n", run.run().runId());
    sayIfGone(run);
  }

  private void stop(Connection ledger) throws SQLException {
    RunEntry run = find(ledger);
    RunSignals.end(ledger, run, TOLD_TO_STOP);
    out.printf(
        "Run %s is told to stop: units under way are %s. The same command goes on with what is missing.%n",
        run.run().runId(), run.planned() ? "finished" : "rolled back");
    sayIfGone(run);
  }

  private void sayIfGone(RunEntry run) {
    Duration silence = Duration.between(run.times().last(), Instant.now());
    if (!run.connected() && silence.compareTo(GONE) > 0) {
      out.printf(
          "No process of it is connected to the target: if it was killed, the same command goes on with what is missing. Its last sign of life was at %s.%n",
          second(run.times().last()));
    }
  }

  private void rate(Connection ledger) throws SQLException {
    String id = find(ledger).run().runId();
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

  /** A run that has not ended: the one that was named, or the one that there is. */
  private RunEntry find(Connection ledger) throws SQLException {
    Optional<String> id =
        settings.run().isPresent() ? settings.run() : onlyOne(RunProgress.list(ledger));
    RunEntry run = ChosenRun.find(ledger, settings.target(), id);
    // Looked at after the run, so that one which has just begun or ended is not taken for another.
    List<RunProgress> going = RunProgress.list(ledger);
    if (run.end() != null) {
      throw new SetupException(ended(run, run.end(), going));
    }
    if (going.stream().noneMatch(open -> open.runId().equals(run.run().runId()))) {
      throw new SetupException(
          "Run %s did not end, and a later run of its job has taken over. Runs that go on: sluice control list."
              .formatted(run.run().runId()));
    }
    return run;
  }

  private static Optional<String> onlyOne(List<RunProgress> going) {
    if (going.size() > 1) {
      throw new SetupException(
          "%d runs have not ended: %s. Say which with --run=ID."
              .formatted(going.size(), named(going)));
    }
    return going.stream().map(RunProgress::runId).findFirst();
  }

  private static String ended(RunEntry run, RunEnd end, List<RunProgress> going) {
    boolean complete =
        end.outcome().equals(ExitStatus.DONE.name())
            || end.outcome().equals(ExitStatus.DONE_WITH_REJECTS.name());
    return "Run %s has ended at %s: %s. %s%s"
        .formatted(
            run.run().runId(),
            second(run.times().last()),
            LedgerReport.outcome(end.outcome()),
            complete ? "Nothing of it is left to control." : "Its command begins another run.",
            going.isEmpty()
                ? " No other run goes on."
                : " Not ended: %s. Say which with --run=ID.".formatted(named(going)));
  }

  private static String named(List<RunProgress> runs) {
    return runs.stream()
        .map(run -> "%s (%s, %s)".formatted(run.runId(), run.jobId(), run.state()))
        .collect(Collectors.joining(", "));
  }

  private static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
