package dev.sluice.pipelines;

import dev.sluice.copy.Arrivals;
import dev.sluice.copy.DeliverySettings;
import dev.sluice.copy.StreamUnit;
import dev.sluice.copy.UnitDelivery;
import dev.sluice.kafka.TopicUnit;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.TopicLedger;
import dev.sluice.redis.RedisServer;
import dev.sluice.row.ReadFailure;
import dev.sluice.row.TextPage;
import dev.sluice.row.Unit;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one unit of a topic and writes it to Redis. */
final class RedisUnit implements UnitDelivery {
  private final Topic topic;
  private final TopicReading reading;
  private final RedisServer server;
  private final TopicUnit unit;
  private final TopicArrivals arrivals;
  private @Nullable RedisRecords records;
  private long read;

  RedisUnit(Topic topic, TopicReading reading, RedisServer server, TopicUnit unit) {
    this.topic = topic;
    this.reading = reading;
    this.server = server;
    this.unit = unit;
    this.arrivals = new TopicArrivals(unit, reading.ignoreTombstones());
  }

  /** What is the same for all units of a topic. */
  record Topic(RedisLayout layout, DeliverySettings delivery) implements Serializable {}

  /** Makes units that go to Redis. */
  record Maker(Map<String, Topic> topics, TopicReading reading, RedisServer server)
      implements KafkaFeed.UnitMaker {
    private static final long serialVersionUID = 1L;

    Maker {
      topics = Map.copyOf(topics);
    }

    @Override
    public StreamUnit unit(TopicUnit planned) {
      return new RedisUnit(
          Objects.requireNonNull(topics.get(planned.topic())), reading, server, planned);
    }
  }

  @Override
  public Unit unit() {
    return unit.unit();
  }

  @Override
  public DeliverySettings settings() {
    return topic.delivery();
  }

  @Override
  public void claimed(Connection connection, RunRef run) throws SQLException {
    String topicId = TopicLedger.topicId(connection, run.jobId(), unit.topic(), unit.partition());
    records = new RedisRecords(topic.layout(), server, unit.partition(), topicId);
  }

  @Override
  public void read(Predicate<Parcel> sink) {
    read = 0;
    reading.read(
        unit,
        topic.layout().parser(reading.registry(), reading.patience()),
        arrivals,
        page -> sink.test(new Page(page)));
  }

  private final class Page implements Parcel {
    private final TextPage page;

    Page(TextPage page) {
      this.page = page;
    }

    @Override
    public int records() {
      return page.records().count();
    }

    @Override
    public long readNanos() {
      return page.readNanos();
    }

    @Override
    public @Nullable ReadFailure failure() {
      return page.failure();
    }

    @Override
    public Delivered write() {
      Delivered delivered = Objects.requireNonNull(records).write(page.records(), read);
      read += records();
      return delivered;
    }
  }

  @Override
  public Arrivals arrivals() {
    return arrivals;
  }
}
