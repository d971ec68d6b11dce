package dev.sluice.pipelines;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.copy.OnConflict;
import dev.sluice.copy.TargetTable;
import dev.sluice.ledger.JobKey;
import dev.sluice.ledger.NewRun;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.Worker;
import dev.sluice.pipelines.options.RunSettings;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Decides whether a run goes on with its job or begins it anew, and refuses what would lose or
 * double rows.
 *
 * @param notes what the user should know about the decision
 */
record JobStart(Optional<String> restart, List<String> notes) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /**
   * Looks at the ledger and the target; changes neither.
   *
   * @throws SetupException if the target does not hold what the ledger says
   */
  static JobStart decide(
      Connection target, JobKey job, TableName table, RunSettings run, OnConflict onConflict)
      throws SQLException {
    boolean hasRows = TargetTable.hasRows(target, table);
    if (run.restart()) {
      return restart(hasRows, table, run, onConflict);
    }
    Optional<Long> loaded = RunLedger.loadedBefore(target, job);
    if (loaded.isPresent()) {
      RunLedger.checkContent(target, job);
      checkResume(table, run, hasRows, loaded.get());
      return new JobStart(Optional.empty(), List.of());
    }
    if (run.truncateTarget()) {
      return new JobStart(Optional.of(truncate(table, run)), List.of());
    }
    return new JobStart(
        Optional.empty(),
        hasRows
            ? List.of(
                "%s held rows before the first run of this job; the copied rows were added to them."
                    .formatted(table))
            : List.of());
  }

  /**
   * Decides for a stream, whose targets others may empty at any time.
   *
   * @throws SetupException if rows would be in the target twice
   */
  static JobStart ofStream(
      Connection target, List<TableName> tables, RunSettings run, OnConflict onConflict)
      throws SQLException {
    if (run.truncateTarget() && !run.restart()) {
      throw new SetupException(
          "Cannot empty %s: a stream goes on where its last run ended. Leave --truncateTarget out, or begin anew with --restart=true."
              .formatted(String.join(", ", tables.stream().map(TableName::toString).toList())));
    }
    if (!run.restart()) {
      return new JobStart(Optional.empty(), List.of());
    }
    List<String> statements = new ArrayList<>();
    for (TableName table : tables) {
      boolean hasRows = TargetTable.hasRows(target, table);
      restart(hasRows, table, run, onConflict).restart().ifPresent(statements::add);
    }
    statements.removeIf(String::isEmpty);
    return new JobStart(Optional.of(String.join("; ", statements)), List.of());
  }

  private static JobStart restart(
      boolean hasRows, TableName table, RunSettings run, OnConflict onConflict) {
    if (hasRows && !run.truncateTarget() && !onConflict.byKey()) {
      throw new SetupException(
          "Cannot begin anew: %s holds rows, which would be there twice. Add --truncateTarget=true to empty it, empty it yourself, or go over them with --onConflict=skip or update."
              .formatted(table));
    }
    return new JobStart(Optional.of(truncate(table, run)), List.of());
  }

  private static String truncate(TableName table, RunSettings run) {
    return run.truncateTarget() ? "TRUNCATE TABLE " + table.quoted() : "";
  }

  private static void checkResume(TableName table, RunSettings run, boolean hasRows, long loaded) {
    if (run.truncateTarget()) {
      throw new SetupException(
          "Cannot empty %s: earlier runs of this job have loaded %,d rows, and this one goes on from there. Leave --truncateTarget out, or begin anew with --restart=true."
              .formatted(table, loaded));
    }
    if (loaded > 0 && !hasRows) {
      throw new SetupException(
          "Cannot go on: the ledger says that %,d rows are in %s, but it is empty. Someone emptied or re-created it; begin anew with --restart=true."
              .formatted(loaded, table));
    }
  }

  /** Registers the run; from here on it owns the job. */
  RunRef begin(Connection target, JobKey job, SortedMap<String, String> settings, int streams)
      throws SQLException {
    return RunLedger.begin(
        target,
        job,
        new NewRun(newId(), startedBy(), JSON.valueToTree(settings).toString(), streams, restart));
  }

  /** The time as ids have it, UTC. */
  static String now() {
    return TIME.format(Instant.now());
  }

  /** An id for something that begins now. */
  static String newId() {
    return now() + "-%04x".formatted(ThreadLocalRandom.current().nextInt(1 << 16));
  }

  /** Who is at work here: user, host and process. */
  static String startedBy() {
    Worker worker = Worker.current();
    return "%s@%s, process %d"
        .formatted(System.getProperty("user.name"), worker.host(), worker.process());
  }
}
