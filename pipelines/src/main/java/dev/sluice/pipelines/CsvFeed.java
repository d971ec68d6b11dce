package dev.sluice.pipelines;

import dev.sluice.copy.UnitFeed;
import dev.sluice.csv.FilePlanning;
import dev.sluice.csv.FileUnit;
import dev.sluice.csv.WatchSettings;
import dev.sluice.ledger.FileLedger;
import dev.sluice.ledger.PlanLedger;
import dev.sluice.ledger.PlannedUnit;
import dev.sluice.ledger.RunRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Units of CSV files, as the ledger's plan has them; the first stream's leases plan. */
record CsvFeed(WatchSettings watch, LedgerPlan plan, CsvUnitSettings units, RunRef run)
    implements UnitFeed {
  private static final long serialVersionUID = 1L;

  /** Small files, at most so many or so large together. */
  private static final int UNITS = 16;

  private static final long BYTES = 4L << 20;
  private static final long AGAIN_MILLIS = 60_000;
  private static final Taken OVER = new Taken(List.of(), true);

  @Override
  public Planning plan(int stream) {
    if (stream != 0) {
      return Planning.NONE;
    }
    FilePlanning planning = FilePlanning.start(watch, plan);
    return new Planning() {
      @Override
      public void check() {
        planning.check();
      }

      @Override
      public void close() {
        planning.close();
      }
    };
  }

  @Override
  public void takeBack(Connection connection, String lease) throws SQLException {
    PlanLedger.takeBack(connection, run, lease);
  }

  @Override
  public Taken take(Connection connection, String lease) throws SQLException {
    return switch (PlanLedger.outlook(connection, run)) {
      case OVER -> OVER;
      case NOTHING -> new Taken(List.of(), false);
      case WORK -> issue(connection, lease);
    };
  }

  /** What is locked first keeps a takeover, and the end of the run, out until the commit. */
  private Taken issue(Connection connection, String lease) throws SQLException {
    FileLedger.fence(connection, run);
    if (!FileLedger.mayPlan(connection, run)) {
      return OVER;
    }
    int streams = Math.max(1, watch.streams());
    List<PlannedUnit> planned =
        PlanLedger.take(
            connection, run, lease, new PlanLedger.Portion(streams, UNITS, BYTES, AGAIN_MILLIS));
    return new Taken(planned.stream().map(CsvFeed::unit).map(units::reader).toList(), false);
  }

  private static FileUnit unit(PlannedUnit planned) {
    return new FileUnit(
        planned.unit(),
        LedgerPlanSession.version(planned.file()),
        planned.line(),
        planned.file().columns());
  }
}
