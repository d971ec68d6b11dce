package dev.sluice.pipelines;

import dev.sluice.ledger.PaceLedger;
import dev.sluice.pipelines.options.RunSettings;
import dev.sluice.report.LimitText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The limits of a run, from its beginning to its report. */
final class Limits {
  private Limits() {}

  /** Sets them, if there are any. */
  static void begin(Connection target, String runId, RunSettings settings) throws SQLException {
    if (!settings.limits().isEmpty()) {
      PaceLedger.begin(target, runId, settings.limits());
    }
  }

  /** What they came to, for people; nobody waits for them any more. */
  static List<String> end(Connection target, String runId, RunSettings settings, double seconds)
      throws SQLException {
    if (settings.limits().isEmpty()) {
      return List.of();
    }
    PaceLedger.close(target, runId);
    return PaceLedger.totals(target, runId).stream()
        .map(limit -> LimitText.note(limit, seconds))
        .toList();
  }
}
