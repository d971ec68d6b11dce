package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.csv.FilePlan;
import dev.sluice.ledger.PlanLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.Worker;
import java.sql.Connection;
import java.sql.SQLException;

/** The plan of a stream of files, kept in the ledger. */
final class LedgerPlan implements FilePlan {
  private static final long serialVersionUID = 1L;

  /** Small enough to be done within a drain, large enough that no stream runs dry. */
  private static final int UNITS = 64;

  private static final long BYTES = 32L << 20;
  private static final long AGAIN_MILLIS = 60_000;

  private final PostgresTarget target;
  private final RunRef run;
  private final int readers;

  /**
   * @param readers that share the units; 0 if unknown
   */
  LedgerPlan(PostgresTarget target, RunRef run, int readers) {
    this.target = target;
    this.run = run;
    this.readers = readers;
  }

  @Override
  public String id() {
    return run.runId();
  }

  @Override
  public Session open() {
    try {
      Connection connection =
          Connections.open(target, 0, "sluice " + run.runId() + " " + Worker.current());
      connection.setAutoCommit(false);
      return new LedgerPlanSession(
          connection, run, new PlanLedger.Window(Math.max(1, readers), UNITS, BYTES, AGAIN_MILLIS));
    } catch (SQLException e) {
      throw LedgerPlanSession.away(e);
    }
  }
}
