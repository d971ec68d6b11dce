package dev.sluice.pipelines;

import dev.sluice.copy.UnitFeed;
import dev.sluice.copy.UnitPlanner;
import dev.sluice.csv.FilePlan;
import dev.sluice.csv.FilePlanner;
import dev.sluice.csv.FileUnit;
import dev.sluice.csv.WatchSettings;
import dev.sluice.ledger.FileEntry;
import dev.sluice.ledger.PlannedUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** Units of CSV files, as the ledger's plan has them; the first stream's leases plan. */
record CsvFeed(WatchSettings watch, LedgerPlan plan, CsvUnitSettings units, IssuedUnits issued)
    implements UnitFeed {
  private static final long serialVersionUID = 1L;

  @Override
  public Optional<UnitPlanner> planner(int stream) {
    return stream == 0 ? Optional.of(this::open) : Optional.empty();
  }

  private UnitPlanner.Session open() {
    FilePlanner planner = FilePlanner.of(plan, watch);
    FilePlan.Session session = plan.open();
    return new PlanLooks(() -> planner.look(session), session::close);
  }

  @Override
  public void takeBack(Connection connection, String lease) throws SQLException {
    issued.takeBack(connection, lease);
  }

  @Override
  public Taken take(Connection connection, String lease) throws SQLException {
    return issued.take(connection, lease, planned -> units.reader(unit(planned)));
  }

  private static FileUnit unit(PlannedUnit planned) {
    FileEntry file = Objects.requireNonNull(planned.file());
    return new FileUnit(
        planned.unit(), LedgerPlanSession.version(file), planned.line(), file.columns());
  }
}
