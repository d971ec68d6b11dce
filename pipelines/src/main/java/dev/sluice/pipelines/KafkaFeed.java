package dev.sluice.pipelines;

import dev.sluice.copy.UnitFeed;
import dev.sluice.copy.UnitPlanner;
import dev.sluice.copy.UnitReader;
import dev.sluice.kafka.TopicPlan;
import dev.sluice.kafka.TopicPlanner;
import dev.sluice.kafka.TopicSettings;
import dev.sluice.kafka.TopicUnit;
import dev.sluice.ledger.PlannedUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Units of topics, as the ledger's plan has them; the first stream's leases plan. */
record KafkaFeed(
    TopicSettings settings,
    LedgerTopics plan,
    Map<String, KafkaUnit.Topic> topics,
    KafkaUnit.Reading reading,
    IssuedUnits issued)
    implements UnitFeed {
  private static final long serialVersionUID = 1L;

  KafkaFeed {
    topics = Map.copyOf(topics);
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
    return issued.take(connection, lease, this::reader);
  }

  private UnitReader reader(PlannedUnit planned) {
    String source = planned.sourceId();
    int slash = source.lastIndexOf('/');
    String topic = source.substring(0, slash);
    return new KafkaUnit(
        Objects.requireNonNull(topics.get(topic)),
        reading,
        new TopicUnit(planned.unit(), topic, Integer.parseInt(source.substring(slash + 1))));
  }
}
