package dev.sluice.pipelines;

import dev.sluice.cassandra.PlanRing;
import dev.sluice.cassandra.TokenRange;
import dev.sluice.ledger.FailedUnit;
import dev.sluice.ledger.FailureLedger;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunSignals;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.row.Unit;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Copies all units, then those again that could not be read: once more as they are, or, where the
 * servers found them too much, in smaller and smaller pieces.
 */
final class Rounds {
  private static final int MOST_ROUNDS = 4;
  private static final int PIECES = 8;

  /** If more units than this fail and none succeeds, the trouble is not in the units. */
  private static final int TELLING = 8;

  private final MigrateSettings settings;
  private final Tables tables;
  private final PrintStream out;

  Rounds(MigrateSettings settings, Tables tables, PrintStream out) {
    this.settings = settings;
    this.tables = tables;
    this.out = out;
  }

  UnitsCopied copy(RunRef first, List<Unit> all) throws SQLException {
    RunRef run = first;
    List<Unit> units = all;
    UnitsCopied copied = new UnitsCopied(Optional.empty(), all.size(), 0);
    for (int round = 1; ; round++) {
      copied = copied.and(copyUnits(run, units, copied.planned()));
      try (Connection target =
          Reconnection.open(settings.target(), "sluice migrate", copied.failure().isPresent())) {
        RunSignals told = RunSignals.read(target, run.runId());
        if (told.stopped().isPresent()) {
          return copied.withFailure(
              new Failure(
                  told.ending() ? ExitStatus.INCOMPLETE : ExitStatus.TOO_MANY_REJECTS,
                  List.of(told.stopped().get()),
                  ""));
        }
        List<FailedUnit> failed = FailureLedger.list(target, run);
        List<FailedUnit> again = again(failed, round);
        if (copied.failure().isPresent()
            || again.isEmpty()
            || (failed.size() == units.size() && units.size() > TELLING)) {
          return copied;
        }
        Optional<String> change = tables.version().change(settings);
        if (change.isPresent()) {
          return copied.withFailure(new Failure(ExitStatus.INCOMPLETE, List.of(change.get()), ""));
        }
        run = RunLedger.nextRound(target, tables.job(), run, again);
        units = PlanRing.units(tables.query(), ranges(again));
        int planned = copied.planned() - again.size() + units.size();
        RunLedger.planned(target, run, planned);
        copied = new UnitsCopied(Optional.empty(), planned, copied.commitMicros());
        out.printf(
            "Round %d: %,d units could not be read and are tried again, as %,d units.%n",
            round + 1, again.size(), units.size());
      } catch (SQLException e) {
        if (copied.failure().isPresent()) {
          return copied;
        }
        throw e;
      }
    }
  }

  private UnitsCopied copyUnits(RunRef run, List<Unit> units, int planned) {
    return new CopyUnits(settings, tables, run, out).copy(units, planned);
  }

  private static List<FailedUnit> again(List<FailedUnit> failed, int round) {
    if (round == MOST_ROUNDS) {
      return List.of();
    }
    return failed.stream()
        .filter(unit -> round == 1 || (unit.failure().divisible() && pieces(unit).size() > 1))
        .toList();
  }

  private static List<TokenRange> ranges(List<FailedUnit> failed) {
    List<TokenRange> ranges = new ArrayList<>();
    failed.forEach(unit -> ranges.addAll(pieces(unit)));
    return ranges;
  }

  private static List<TokenRange> pieces(FailedUnit unit) {
    TokenRange range = TokenRange.of(unit.range().from(), unit.range().until());
    return unit.failure().divisible() ? range.cut(PIECES) : List.of(range);
  }
}
