package dev.sluice.ledger;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.SetupException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Begins and ends runs. A run that begins takes the job over: older runs of it, dead or alive, can
 * claim no more units, and the new one knows every unit they have committed.
 */
public final class RunLedger {
  private static final String BEGIN = SqlFile.read("begin-run.sql");

  private RunLedger() {}

  /** Rows that earlier runs of the job have loaded, empty if there was none since its beginning. */
  public static Optional<Long> loadedBefore(Connection connection, JobKey job) throws SQLException {
    String sql =
        "SELECT count(*), coalesce(sum(rows_loaded), 0) FROM sluice.unit JOIN sluice.job"
            + " USING (job_id, generation) WHERE job_id = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, job.id());
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1) == 0 ? Optional.empty() : Optional.of(rows.getLong(2));
      }
    }
  }

  /**
   * Refuses to go on with a job whose earlier runs copied something else.
   *
   * @throws SetupException showing both
   */
  public static void checkContent(Connection connection, JobKey job) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT content FROM sluice.job WHERE job_id = ?")) {
      select.setString(1, job.id());
      try (ResultSet rows = select.executeQuery()) {
        if (rows.next() && !rows.getString(1).equals(job.content())) {
          throw new SetupException(
              "Cannot go on with %s: earlier runs copied \"%s\", this one would copy \"%s\". Use the same columns and filter, or begin anew with --restart."
                  .formatted(job.id(), rows.getString(1), job.content()));
        }
      }
    }
  }

  /**
   * Registers a run and takes the job over.
   *
   * @param begin how the run goes on
   * @throws IncompleteException if a unit of another run stays open too long, or a newer run came
   *     first
   */
  public static RunRef begin(Connection connection, JobKey job, NewRun begin) throws SQLException {
    connection.setAutoCommit(true);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO sluice.job (job_id, content, layout, generation, epoch) VALUES (?, ?, ?, 1, 0)"
                + " ON CONFLICT (job_id) DO NOTHING")) {
      insert.setString(1, job.id());
      insert.setString(2, job.content());
      insert.setString(3, job.layout());
      insert.executeUpdate();
    }
    long epoch = register(connection, job, begin);
    return takeOver(connection, job, begin, epoch);
  }

  private static long register(Connection connection, JobKey job, NewRun begin)
      throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try (PreparedStatement insert = connection.prepareStatement(BEGIN)) {
        insert.setString(1, begin.runId());
        insert.setString(2, begin.startedBy());
        insert.setString(3, begin.settings());
        insert.setInt(4, begin.streams());
        insert.setString(5, job.id());
        try (ResultSet rows = insert.executeQuery()) {
          rows.next();
          return rows.getLong(1);
        }
      } catch (SQLException e) {
        if (!LedgerTables.UNIQUE_VIOLATION.equals(e.getSQLState()) || attempt == 20) {
          throw e;
        }
      }
    }
  }

  private static RunRef takeOver(Connection connection, JobKey job, NewRun begin, long epoch)
      throws SQLException {
    TakeOver takeOver =
        new TakeOver(
            connection, job.id(), () -> StaleSessions.evictOlder(connection, job.id(), epoch));
    return takeOver.run(
        () -> {
          int generation = takeOver.raise(epoch, job, begin.restart().isPresent());
          if (begin.restart().isPresent() && !begin.restart().get().isEmpty()) {
            try (Statement statement = connection.createStatement()) {
              statement.execute(begin.restart().get());
            }
          }
          FailureLedger.forgetAll(connection, job.id());
          PlanStates.takeOver(connection, job.id(), generation);
          try (PreparedStatement mark =
              connection.prepareStatement(
                  "UPDATE sluice.run SET generation = ? WHERE run_id = ?")) {
            mark.setInt(1, generation);
            mark.setString(2, begin.runId());
            mark.executeUpdate();
          }
          return new RunRef(job.id(), begin.runId(), generation, epoch);
        });
  }

  /**
   * Begins another round of a run over units that failed, cut in other ways perhaps. Attempts of
   * the round before can claim nothing any more.
   *
   * @throws IncompleteException if a newer run has come
   */
  public static RunRef nextRound(
      Connection connection, JobKey job, RunRef run, List<FailedUnit> failed) throws SQLException {
    RunRef next = new RunRef(run.jobId(), run.runId(), run.generation(), run.epoch() + 1);
    TakeOver takeOver =
        new TakeOver(
            connection,
            job.id(),
            () -> StaleSessions.evictSilent(connection, run.runId(), StaleSessions.SILENCE));
    return takeOver.run(
        () -> {
          takeOver.raise(next.epoch(), job, false);
          try (PreparedStatement update =
              connection.prepareStatement("UPDATE sluice.run SET epoch = ? WHERE run_id = ?")) {
            update.setLong(1, next.epoch());
            update.setString(2, run.runId());
            update.executeUpdate();
          } catch (SQLException e) {
            if (LedgerTables.UNIQUE_VIOLATION.equals(e.getSQLState())) {
              throw new IncompleteException(run.takenOver(), e);
            }
            throw e;
          }
          FailureLedger.forget(
              connection, job.id(), failed.stream().map(FailedUnit::unitId).toList());
          return next;
        });
  }

  /** Notes how many units the run has to copy and when it starts to. */
  public static void planned(Connection connection, RunRef run, int units) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.run SET units_planned = ?, copy_started_at = coalesce(copy_started_at,"
                + " clock_timestamp())"
                + " WHERE run_id = ?")) {
      update.setInt(1, units);
      update.setString(2, run.runId());
      update.executeUpdate();
    }
  }

  /** Notes what a report says of the run that nothing else in the ledger tells, as JSON. */
  public static void describe(Connection connection, RunRef run, String facts) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE sluice.run SET facts = ? WHERE run_id = ?")) {
      update.setString(1, facts);
      update.setString(2, run.runId());
      update.executeUpdate();
    }
  }

  /** Notes how the run ended. */
  public static void finished(Connection connection, RunRef run, RunEnd end) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.run SET finished_at = clock_timestamp(), outcome = ?, commit_micros = ?,"
                + " message = ? WHERE run_id = ?")) {
      update.setString(1, end.outcome());
      update.setLong(2, end.commitMicros());
      update.setString(3, end.message());
      update.setString(4, run.runId());
      update.executeUpdate();
    }
  }
}
