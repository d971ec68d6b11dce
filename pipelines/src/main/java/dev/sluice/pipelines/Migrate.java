package dev.sluice.pipelines;

import dev.sluice.cassandra.PlanRing;
import dev.sluice.cassandra.SplitSettings;
import dev.sluice.cassandra.TokenRange;
import dev.sluice.copy.ConnectionBudget;
import dev.sluice.copy.Connections;
import dev.sluice.copy.UsageRecorder;
import dev.sluice.ledger.FailureLedger;
import dev.sluice.ledger.JobKey;
import dev.sluice.ledger.LedgerTables;
import dev.sluice.ledger.RunEnd;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.UnitLedger;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.row.Unit;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command {@code migrate}: check, register, plan, copy, report. */
final class Migrate {
  private static final String NAME = "sluice migrate";

  /** For cutting the ring when only the cluster knows how many tasks it runs at once. */
  private static final int ASSUMED_STREAMS = 32;

  private final MigrateSettings settings;
  private final PrintStream out;
  private final Instant startedAt = Instant.now();
  private Optional<String> runId = Optional.empty();

  Migrate(MigrateSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * Finds out all that can be wrong, and makes the target table if that is wanted.
   *
   * @throws dev.sluice.row.SetupException with what is wrong
   */
  void check(Connection target) {
    Prepared unused = prepare(target);
  }

  /** Of the run, as soon as there is one. */
  Optional<String> runId() {
    return runId;
  }

  /** Runs to the end; whatever happens after the checks, what was committed is reported. */
  ExitStatus run() throws SQLException {
    ReportFiles.check(settings.run().reportDir());
    Begun begun;
    try (Connection target = Connections.openFirst(settings.target(), NAME)) {
      begun = begin(target);
    }
    UsageRecorder.begin(settings.target(), begun.run().runId());
    UnitsCopied copied;
    try {
      copied = new Rounds(settings, begun.tables(), out).copy(begun.run(), begun.units());
    } finally {
      UsageRecorder.end(begun.run().runId());
    }
    try (Connection target =
        Reconnection.open(settings.target(), NAME, copied.failure().isPresent())) {
      UnitsCopied checked = check(target, begun, copied);
      return new MigrateReport(settings.run(), settings.copying().rejectLimit(), begun.run())
          .write(target, checked, out);
    } catch (SQLException e) {
      copied.failure().ifPresent(failure -> failure.print(out));
      throw e;
    }
  }

  /** A run without failures must have covered the whole ring, of the table it began with. */
  private UnitsCopied check(Connection target, Begun begun, UnitsCopied copied)
      throws SQLException {
    if (copied.failure().isPresent() || !FailureLedger.list(target, begun.run()).isEmpty()) {
      return copied;
    }
    PlanRing.checkWhole(settings.cluster(), settings.source().part(), done(target, begun.run()));
    Optional<String> change = begun.tables().version().change(settings);
    return change.isEmpty()
        ? copied
        : copied.withFailure(new Failure(ExitStatus.INCOMPLETE, List.of(change.get()), ""));
  }

  /** A run that owns its job and knows what is left. */
  private record Begun(Tables tables, RunRef run, List<Unit> units) {}

  private Begun begin(Connection target) throws SQLException {
    Prepared prepared = prepare(target);
    prepared.notes().forEach(note -> out.println("Note: " + note));
    JobKey job = prepared.tables().job();
    double setup = Duration.between(startedAt, Instant.now()).toMillis() / 1e3;
    RunRef run = prepared.start().begin(target, job, settings.shown(), settings.run().streams());
    runId = Optional.of(run.runId());
    try {
      List<TokenRange> done = done(target, run);
      List<Unit> units = plan(settings, prepared.tables(), settings.run().streams(), done);
      RunLedger.planned(target, run, units.size());
      Limits.begin(target, run.runId(), settings.run());
      RunLedger.describe(
          target,
          run,
          MigrateFacts.of(
              settings, target, prepared.tables().server(), prepared.notes(), setup, done.size()));
      out.printf(
          "Run %s copies %s to %s: %,d units to do, %,d done before.%n",
          run.runId(),
          settings.source().table(),
          settings.targetTable(),
          units.size(),
          done.size());
      return new Begun(prepared.tables(), run, units);
    } catch (SQLException | RuntimeException e) {
      noteEnd(target, run, Failure.duringCopy(e).status(), e);
      throw e;
    }
  }

  private record Prepared(Tables tables, JobStart start, List<String> notes) {}

  /** Finds out all that can be wrong before anything is read or written. */
  private Prepared prepare(Connection target) {
    try {
      Tables tables = Tables.check(settings, target);
      LedgerTables.create(target);
      ConnectionBudget connections = ConnectionBudget.of(target, settings.target().hosts().size());
      connections.check(connections.allowed(), settings.run().streams(), settings.profile());
      JobStart start =
          JobStart.decide(
              target,
              tables.job(),
              settings.targetTable(),
              settings.run(),
              settings.copying().onConflict());
      List<String> notes = new ArrayList<>(settings.notes());
      if (!settings.source().part().isWhole()) {
        notes.add("Only a part of the table is copied: %s.".formatted(settings.source().part()));
      }
      String rows = RowFilters.remark(settings.source().rows());
      if (!rows.isEmpty()) {
        notes.add("Only rows%s are copied; the others are counted as filtered.".formatted(rows));
      }
      notes.addAll(tables.plan().notes());
      tables.format().note().ifPresent(notes::add);
      notes.addAll(start.notes());
      return new Prepared(tables, start, notes);
    } catch (SQLException e) {
      throw CheckFailure.of(e, settings.targetTable(), settings.target());
    }
  }

  /** The run's own error matters more than one of noting it. */
  private static void noteEnd(Connection target, RunRef run, ExitStatus status, Exception error) {
    try {
      RunLedger.finished(
          target, run, new RunEnd(status.name(), 0, String.valueOf(error.getMessage())));
    } catch (SQLException e) {
      error.addSuppressed(e);
    }
  }

  /**
   * The units of the table that are left.
   *
   * @param streams 0 if only the cluster knows
   */
  static List<Unit> plan(
      MigrateSettings settings, Tables tables, int streams, List<TokenRange> done) {
    SplitSettings split =
        new SplitSettings(
            streams == 0 ? ASSUMED_STREAMS : streams,
            settings.sizes().splitBytes(),
            settings.sizes().unitRows());
    return PlanRing.plan(
        settings.cluster(), tables.query(), settings.source().part(), settings.read(), split, done);
  }

  private static List<TokenRange> done(Connection target, RunRef run) throws SQLException {
    return UnitLedger.done(target, run).stream()
        .map(unit -> TokenRange.of(unit.from(), unit.until()))
        .toList();
  }
}
