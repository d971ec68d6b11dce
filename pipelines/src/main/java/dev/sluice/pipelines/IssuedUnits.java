package dev.sluice.pipelines;

import dev.sluice.copy.StreamUnit;
import dev.sluice.copy.UnitFeed.Taken;
import dev.sluice.ledger.FileLedger;
import dev.sluice.ledger.PlanLedger;
import dev.sluice.ledger.PlanStates;
import dev.sluice.ledger.PlannedUnit;
import dev.sluice.ledger.RunRef;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * Units that the ledger issues to leases.
 *
 * @param streams units at once; 0 if unknown
 */
record IssuedUnits(RunRef run, int streams) implements Serializable {
  /** Small units, at most so many or so large together. */
  private static final int UNITS = 16;

  private static final long BYTES = 4L << 20;
  private static final long AGAIN_MILLIS = 60_000;
  private static final Taken OVER = new Taken(List.of(), true);

  Taken take(Connection connection, String lease, Function<PlannedUnit, StreamUnit> reader)
      throws SQLException {
    return switch (PlanLedger.outlook(connection, run)) {
      case OVER -> OVER;
      case NOTHING -> new Taken(List.of(), false);
      case WORK -> issue(connection, lease, reader);
    };
  }

  /** What is locked first keeps a takeover, and the end of the run, out until the commit. */
  private Taken issue(Connection connection, String lease, Function<PlannedUnit, StreamUnit> reader)
      throws SQLException {
    FileLedger.fence(connection, run);
    if (!FileLedger.mayPlan(connection, run)) {
      return OVER;
    }
    List<PlannedUnit> planned =
        PlanLedger.take(
            connection,
            run,
            lease,
            new PlanLedger.Portion(Math.max(1, streams), UNITS, BYTES, AGAIN_MILLIS));
    return new Taken(planned.stream().map(reader).toList(), false);
  }

  void takeBack(Connection connection, String lease) throws SQLException {
    PlanStates.takeBack(connection, run, lease);
  }
}
