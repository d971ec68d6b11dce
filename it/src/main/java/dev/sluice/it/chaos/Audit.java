package dev.sluice.it.chaos;

import dev.sluice.it.load.DemoTable;
import dev.sluice.it.verify.ContentDifference;
import dev.sluice.it.verify.TableContent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in the target once the command has said that it is done.
 *
 * @param lost rows of the source that are not in the target
 * @param doubled rows that are in the target more than once
 * @param problems all that is wrong, these included
 */
record Audit(long lost, long doubled, List<String> problems) {
  private static final int SHOWN = 3;

  /** Compares source, target and ledger. */
  static Audit of(Source source, Target target) throws SQLException {
    List<ContentDifference> differences = differences(source, target);
    List<String> problems = new ArrayList<>();
    if (!differences.isEmpty()) {
      problems.add(
          "%d rows differ, such as %s"
              .formatted(
                  differences.size(), differences.subList(0, Math.min(SHOWN, differences.size()))));
    }
    problems.addAll(LedgerAudit.problems(target, source.rows()));
    problems.addAll(SessionAudit.problems(target));
    return new Audit(
        count(differences, ContentDifference.Kind.MISSING),
        count(differences, ContentDifference.Kind.DOUBLED),
        List.copyOf(problems));
  }

  private static List<ContentDifference> differences(Source source, Target target)
      throws SQLException {
    DemoTable table = source.table();
    try (Connection connection = target.connect()) {
      return source
          .content()
          .differences(
              TableContent.ofTarget(
                  connection,
                  "public",
                  table.name(),
                  table.columnNames(),
                  table.primaryKey().size()),
              Integer.MAX_VALUE);
    }
  }

  private static long count(List<ContentDifference> differences, ContentDifference.Kind kind) {
    return differences.stream().filter(difference -> difference.kind() == kind).count();
  }
}
