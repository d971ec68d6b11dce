package dev.sluice.pipelines;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.ledger.LedgerTables;
import dev.sluice.ledger.RunEntry;
import dev.sluice.row.SetupException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The run that a command is about, in a ledger that is brought up to date. */
final class ChosenRun {
  private static final int MOST_LISTED = 10;

  private ChosenRun() {}

  /**
   * Finds a run.
   *
   * @param id empty for the one begun last
   * @throws SetupException if there is none, with those that there are
   */
  static RunEntry find(Connection ledger, PostgresTarget target, Optional<String> id)
      throws SQLException {
    check(ledger, target);
    List<RunEntry.Line> newest = RunEntry.newest(ledger, MOST_LISTED);
    if (newest.isEmpty()) {
      throw new SetupException("The ledger at %s has no run yet.".formatted(target));
    }
    String wanted = id.orElse(newest.get(0).runId());
    return RunEntry.find(ledger, wanted)
        .orElseThrow(
            () ->
                new SetupException(
                    "Cannot find run \"%s\" in the ledger at %s. The newest are:%n%s"
                        .formatted(wanted, target, text(newest))));
  }

  /**
   * Brings the ledger up to date.
   *
   * @throws SetupException if there is none
   */
  static void check(Connection ledger, PostgresTarget target) throws SQLException {
    if (!LedgerTables.isThere(ledger)) {
      throw new SetupException(
          "There is no ledger at %s: no run has copied anything to it. Check --targetHosts and --targetDatabase."
              .formatted(target));
    }
    LedgerTables.create(ledger);
  }

  private static String text(List<RunEntry.Line> runs) {
    return runs.stream()
        .map(
            line ->
                "    %s  %s, %s"
                    .formatted(line.runId(), line.jobId(), LedgerReport.outcome(line.outcome())))
        .collect(Collectors.joining("\n"));
  }
}
