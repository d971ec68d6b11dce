package dev.sluice.it.chaos;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What must hold in the ledger of a job that is done. */
final class LedgerAudit {
  private static final String UNITS =
      " FROM sluice.unit JOIN sluice.job USING (job_id, generation)";

  private LedgerAudit() {}

  /** A number that a query must give. */
  private record Rule(String what, String query, long expected) {}

  static List<String> problems(Target target, long rows) throws SQLException {
    List<String> problems = new ArrayList<>();
    for (Rule rule : rules(rows)) {
      long found = target.number(rule.query());
      if (found != rule.expected()) {
        problems.add("ledger: %s: %d, expected %d".formatted(rule.what(), found, rule.expected()));
      }
    }
    return problems;
  }

  private static List<Rule> rules(long rows) {
    return List.of(
        new Rule("jobs", "SELECT count(*) FROM sluice.job", 1),
        new Rule("rows loaded", "SELECT coalesce(sum(rows_loaded), 0)" + UNITS, rows),
        new Rule(
            "units that do not balance",
            "SELECT count(*)"
                + UNITS
                + " WHERE rows_read <> rows_loaded + rows_rejected + rows_filtered + rows_duplicate"
                + " + rows_deleted",
            0),
        new Rule(
            "units without a commit", "SELECT count(*)" + UNITS + " WHERE committed_at IS NULL", 0),
        new Rule(
            "units that are there twice", "SELECT count(*) - count(DISTINCT unit_id)" + UNITS, 0),
        new Rule(
            "gaps and overlaps between units",
            """
            SELECT count(*) FROM (
              SELECT range_from::numeric AS low,
                     lag(range_until::numeric) OVER (ORDER BY range_from::numeric) AS before
            """
                + UNITS
                + ") AS ranges WHERE low <> before",
            0),
        new Rule("first token", "SELECT min(range_from::numeric)" + UNITS, Long.MIN_VALUE),
        new Rule("last token", "SELECT max(range_until::numeric)" + UNITS, Long.MAX_VALUE));
  }
}
