package dev.sluice.pipelines;

import dev.sluice.cassandra.TableSurvey;
import dev.sluice.copy.TargetTable;
import dev.sluice.copy.TrialCopy;
import dev.sluice.pipelines.options.PlanSettings;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import dev.sluice.trial.TrialStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a user should know before a migration, in sentences. */
record PlanRemarks(PlanSettings settings, TrialTarget trial) {
  /** From here on sample and nodes do not speak of the same table. */
  private static final double FAR_APART = 3;

  private static final long LARGE_ROW = 1 << 20;

  List<String> list(Connection target, Tables tables, TableSurvey survey, List<TrialStep> steps)
      throws SQLException {
    List<String> remarks = new ArrayList<>(settings.migrate().notes());
    losses(tables, remarks);
    remarks.addAll(tables.plan().notes());
    tables.format().note().ifPresent(remarks::add);
    sample(survey, remarks);
    target(target, remarks);
    refused(steps, remarks);
    limits(remarks);
    if (!steps.isEmpty()) {
      notTried(target, remarks);
    }
    return remarks;
  }

  private void losses(Tables tables, List<String> remarks) {
    try {
      settings.allowedLosses().check(tables.plan().losses(), tables.source());
    } catch (SetupException e) {
      e.problems().forEach(problem -> remarks.add("migrate will refuse this: " + problem));
    }
  }

  private static void sample(TableSurvey survey, List<String> remarks) {
    if (survey.rows() == 0) {
      remarks.add("The table is empty, as far as the sample sees.");
    }
    if (survey.atLeast()) {
      remarks.add(
          "Some partitions have more rows than the sample looked at, so there may be far more rows than estimated. A partition is never cut: the largest one sets the least time.");
    }
    if (survey.bytesOnDisk() > FAR_APART * Math.max(1, survey.bytes())) {
      remarks.add(
          "The nodes' own estimate of the size is far above the sample's: large partitions, old versions of rows, or columns that are not copied.");
    }
    if (survey.largestRow() > LARGE_ROW) {
      remarks.add(
          "Rows of over 1 MiB were met: a page has at least one row, so memory grows with the largest.");
    }
  }

  private void target(Connection target, List<String> remarks) throws SQLException {
    TableName table = settings.migrate().targetTable();
    if (trial.made()) {
      remarks.add("Table %s is not there yet; migrate will make it.".formatted(table));
    } else if (TargetTable.hasRows(target, table)) {
      remarks.add(
          "Table %s holds rows already; the trial's tables began empty, and large indexes are slower."
              .formatted(table));
    }
  }

  private void limits(List<String> remarks) {
    settings
        .migrate()
        .run()
        .limits()
        .forEach(
            (kind, perSecond) ->
                remarks.add(
                    "The trial knew nothing of --%s=%d: the copy is not faster than that."
                        .formatted(kind.flag(), perSecond)));
  }

  private static void refused(List<TrialStep> steps, List<String> remarks) {
    long refused = steps.stream().mapToLong(TrialStep::refused).sum();
    long rows = steps.stream().mapToLong(TrialStep::rows).sum();
    if (refused > 0) {
      remarks.add(
          "%,d of %,d rows of the trial have no form in the target's types and would become rejects. Look at --invalidText and --maxRejects."
              .formatted(refused, rows + refused));
    }
    steps.stream()
        .flatMap(step -> step.problem().stream())
        .distinct()
        .forEach(problem -> remarks.add("The trial ended early. " + problem));
  }

  private void notTried(Connection target, List<String> remarks) throws SQLException {
    List<String> left = TrialCopy.notTried(target, trial.settings().targetTable());
    if (!left.isEmpty()) {
      remarks.add(
          "The trial had no %s of the target, so the copy will be slower."
              .formatted(String.join(" and ", left)));
    }
  }
}
