package dev.sluice.pipelines;

import dev.sluice.ledger.FailureLedger;
import dev.sluice.ledger.FileEntry;
import dev.sluice.ledger.FileLedger;
import dev.sluice.ledger.NodeTotals;
import dev.sluice.ledger.PaceLedger;
import dev.sluice.ledger.PaceTotals;
import dev.sluice.ledger.RejectLedger;
import dev.sluice.ledger.RunEnd;
import dev.sluice.ledger.RunEntry;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunTotals;
import dev.sluice.ledger.StreamState;
import dev.sluice.ledger.StreamTotals;
import dev.sluice.ledger.TopicLedger;
import dev.sluice.ledger.UnitTime;
import dev.sluice.ledger.UsageLedger;
import dev.sluice.report.LimitText;
import dev.sluice.report.ReportText;
import dev.sluice.report.RunDetail;
import dev.sluice.report.RunFacts;
import dev.sluice.report.RunReport;
import dev.sluice.report.StreamReport;
import dev.sluice.report.TargetStatistics;
import dev.sluice.report.WrittenReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A run's report, made of what the ledger says: the same while it goes on, when it has ended, and
 * of a run that was killed.
 *
 * @param name for its files
 */
record LedgerReport(String name, WrittenReport written) {
  private static final int MOST_LOST = 100;
  private static final int MOST_UNITS = 200_000;
  private static final String DID_NOT_END = "did not end";

  /** Of the files of a run's report, without their endings. */
  static String name(String command, String runId) {
    return command + "-" + runId;
  }

  static LedgerReport read(Connection connection, RunRef run) throws SQLException {
    return read(connection, RunEntry.find(connection, run.runId()).orElseThrow());
  }

  static LedgerReport read(Connection connection, RunEntry entry) throws SQLException {
    RunFacts facts = RunFacts.parse(entry.facts());
    RunTotals totals = RunTotals.read(connection, entry.run().runId());
    RunDetail detail = detail(connection, entry, facts);
    String command = facts.command().contains(" ") ? "run" : facts.command();
    return new LedgerReport(
        name(command, entry.run().runId()),
        entry.planned()
            ? WrittenReport.of(stream(connection, entry, facts, totals, detail), detail)
            : WrittenReport.of(migration(connection, entry, facts, totals), detail));
  }

  /** What a word of the ledger means. */
  static String outcome(String word) {
    return Arrays.stream(ExitStatus.values())
        .filter(status -> status.name().equals(word))
        .map(ExitStatus::meaning)
        .findFirst()
        .orElse(word);
  }

  private static RunDetail detail(Connection connection, RunEntry entry, RunFacts facts)
      throws SQLException {
    String runId = entry.run().runId();
    RunEnd end = entry.end();
    return new RunDetail(
        state(entry),
        end == null ? "" : end.message(),
        entry.times().started(),
        entry.times().last(),
        UnitTime.read(connection, runId, MOST_UNITS),
        UsageLedger.read(connection, runId),
        NodeTotals.read(connection, runId),
        facts.roundTrips(),
        facts.origins(),
        facts.versions());
  }

  private static RunDetail.State state(RunEntry entry) {
    RunEnd end = entry.end();
    if (end == null) {
      return entry.connected() ? RunDetail.State.RUNNING : RunDetail.State.DIED;
    }
    if (end.outcome().equals(ExitStatus.DONE.name())) {
      return RunDetail.State.DONE;
    }
    return end.outcome().equals(ExitStatus.DONE_WITH_REJECTS.name())
        ? RunDetail.State.DONE_BUT
        : RunDetail.State.FAILED;
  }

  private static RunReport.About about(RunEntry entry, RunFacts facts, String source) {
    RunEnd end = entry.end();
    String outcome =
        end != null
            ? outcome(end.outcome())
            : entry.connected()
                ? "still running"
                : "%s; its last sign of life was at %s"
                    .formatted(DID_NOT_END, entry.times().last().truncatedTo(ChronoUnit.SECONDS));
    return new RunReport.About(
        facts.command(), source, facts.target(), entry.run().runId(), facts.runner(), outcome);
  }

  private static RunReport.Span span(
      RunEntry entry, RunFacts facts, RunTotals totals, int unitsPlanned) {
    RunEnd end = entry.end();
    return new RunReport.Span(
        began(entry, facts),
        totals.wallSeconds(),
        Math.max(0, seconds(entry, facts) - totals.wallSeconds()),
        entry.streams(),
        unitsPlanned,
        facts.unitsBefore(),
        end == null ? 0 : end.commitMicros());
  }

  private static Instant began(RunEntry entry, RunFacts facts) {
    return entry
        .times()
        .started()
        .minusMillis((long) (facts.setupSeconds() * 1e3))
        .truncatedTo(ChronoUnit.MILLIS);
  }

  private static double seconds(RunEntry entry, RunFacts facts) {
    return Duration.between(began(entry, facts), entry.times().last()).toMillis() / 1e3;
  }

  private static RunReport.Unfinished unfinished(Connection connection, RunRef run)
      throws SQLException {
    return new RunReport.Unfinished(
        RejectLedger.openReasons(connection, run), FailureLedger.list(connection, run));
  }

  private static RunReport migration(
      Connection connection, RunEntry entry, RunFacts facts, RunTotals totals) throws SQLException {
    return new RunReport(
        about(entry, facts, facts.source()),
        span(entry, facts, totals, entry.unitsPlanned()),
        totals,
        PaceLedger.totals(connection, entry.run().runId()),
        unfinished(connection, entry.run()),
        facts.notes(),
        RunFacts.settings(entry.settings()));
  }

  private static StreamReport stream(
      Connection connection, RunEntry entry, RunFacts facts, RunTotals totals, RunDetail detail)
      throws SQLException {
    RunRef run = entry.run();
    RunFacts.Stream kind = facts.streamOrUnknown();
    StreamState left = StreamState.read(connection, run);
    List<FileEntry> lost = new ArrayList<>();
    lost.addAll(FileLedger.ended(connection, run, FileEntry.State.REFUSED, MOST_LOST));
    lost.addAll(FileLedger.ended(connection, run, FileEntry.State.CHANGED, MOST_LOST));
    List<String> notes = new ArrayList<>(facts.notes());
    List<PaceTotals> limits = PaceLedger.totals(connection, run.runId());
    for (PaceTotals limit : limits) {
      notes.add(LimitText.note(limit, totals.wallSeconds()));
    }
    String watched = ReportText.seconds(seconds(entry, facts));
    return new StreamReport(
        about(entry, facts, "%s, watched for %s".formatted(facts.source(), watched)),
        span(entry, facts, totals, (int) (totals.units() + left.left())),
        totals,
        StreamTotals.read(connection, run),
        limits,
        new StreamReport.Input(kind.arrival(), TopicLedger.totals(connection, run)),
        detail.used(),
        new StreamReport.Target(
            !kind.tables().isEmpty(),
            kind.keyed(),
            kind.before(),
            TargetStatistics.read(connection, kind.tables())),
        left,
        unfinished(connection, run),
        lost,
        notes,
        RunFacts.settings(entry.settings()));
  }
}
