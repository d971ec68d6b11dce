package dev.sluice.pipelines;

import dev.sluice.copy.StreamUnit;
import dev.sluice.copy.UnitFeed;
import dev.sluice.copy.UnitPlanner;
import dev.sluice.kafka.TopicPlan;
import dev.sluice.kafka.TopicPlanner;
import dev.sluice.kafka.TopicSettings;
import dev.sluice.kafka.TopicUnit;
import dev.sluice.ledger.PlannedUnit;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Units of topics, as the ledger's plan has them; the first stream's leases plan. */
record KafkaFeed(TopicSettings settings, LedgerTopics plan, UnitMaker units, IssuedUnits issued)
    implements UnitFeed {
  private static final long serialVersionUID = 1L;

  /** Knows where units go. */
  interface UnitMaker extends Serializable {
    StreamUnit unit(TopicUnit planned);
  }

  @Override
  public Optional<UnitPlanner> planner(int stream) {
    return stream == 0 ? Optional.of(this::open) : Optional.empty();
  }

  private UnitPlanner.Session open() {
    TopicPlanner planner = TopicPlanner.of(plan, settings);
    TopicPlan.Session session = plan.open();
    return new PlanLooks(() -> planner.look(session), session::close);
  }

  @Override
  public void takeBack(Connection connection, String lease) throws SQLException {
    issued.takeBack(connection, lease);
  }

  @Override
  public Taken take(Connection connection, String lease) throws SQLException {
    return issued.take(connection, lease, this::unit);
  }

  private StreamUnit unit(PlannedUnit planned) {
    String source = planned.sourceId();
    int slash = source.lastIndexOf('/');
    return units.unit(
        new TopicUnit(
            planned.unit(),
            source.substring(0, slash),
            Integer.parseInt(source.substring(slash + 1))));
  }
}
