package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.ledger.FailureLedger;
import dev.sluice.ledger.FileLedger;
import dev.sluice.ledger.PlanLedger;
import dev.sluice.ledger.PlanStates;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.UnitFolding;
import dev.sluice.ledger.Worker;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.PlanAwayException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A planner's connection to the ledger; a transaction for each call. */
record LedgerCalls(Connection connection, RunRef run) {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerCalls.class);

  /** No attempt at a unit is that late, and the last ones are enough for percentiles. */
  private static final UnitFolding.Limits OLD =
      new UnitFolding.Limits(Duration.ofMinutes(10), 5_000, 5_000);

  /**
   * Connects.
   *
   * @throws PlanAwayException if the target is away
   */
  static LedgerCalls open(PostgresTarget target, RunRef run) {
    LedgerCalls calls = new LedgerCalls(connect(target, run), run);
    try {
      calls.write(() -> UnitFolding.fold(calls.connection(), run, OLD));
      return calls;
    } catch (RuntimeException e) {
      calls.close();
      throw e;
    }
  }

  private static Connection connect(PostgresTarget target, RunRef run) {
    try {
      Connection connection =
          Connections.open(target, 0, "sluice " + run.runId() + " " + Worker.current());
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw away(e);
    }
  }

  interface Call<T> {
    T run() throws SQLException;
  }

  interface Write {
    void run() throws SQLException;
  }

  <T> T call(Call<T> call) {
    try {
      T result = call.run();
      connection.commit();
      return result;
    } catch (SQLException e) {
      rollBack();
      throw away(e);
    } catch (RuntimeException e) {
      rollBack();
      throw e;
    }
  }

  /** Nothing is planned for a job that a newer run has taken over. */
  void write(Write write) {
    Boolean unused =
        call(
            () -> {
              FileLedger.fence(connection, run);
              write.run();
              return true;
            });
  }

  /** Nothing is planned once the run was told to drain: it reports what is left. */
  void plan(Write write) {
    write(
        () -> {
          if (FileLedger.mayPlan(connection, run)) {
            write.run();
          }
        });
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.debug("Rolling back failed; the connection is given up", e);
    }
  }

  /** Says whether another session may do better; if not, the run is at its end. */
  static RuntimeException away(SQLException e) {
    String message =
        "%s (SQLSTATE %s)"
            .formatted(String.valueOf(e.getMessage()).replace('\n', ' '), e.getSQLState());
    return Connections.mayPass(e)
        ? new PlanAwayException(message, e)
        : new IncompleteException("Cannot use the ledger in the target: " + message + ".", e);
  }

  /** Drops what is committed from the plan; returns what could not be read. */
  List<PlanLedger.Failed> settle() {
    return call(
        () -> {
          PlanLedger.settle(connection, run);
          return PlanLedger.failed(connection, run);
        });
  }

  /** A unit that could not be read is tried again. */
  void again(String unitId) {
    write(
        () -> {
          FailureLedger.forget(connection, run.jobId(), List.of(unitId));
          PlanStates.giveBack(connection, run, unitId);
        });
  }

  /** A unit that could not be read is not tried again in this run. */
  void giveUp(String unitId) {
    write(() -> PlanStates.giveUp(connection, run, unitId));
  }

  /** Notes the end of a look, after which so many inputs wait. */
  void looked(int waiting) {
    write(() -> FileLedger.looked(connection, run, waiting));
  }

  boolean mayPlan() {
    return call(() -> FileLedger.mayPlan(connection, run));
  }

  void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("Closing the plan's connection failed", e);
    }
  }
}
