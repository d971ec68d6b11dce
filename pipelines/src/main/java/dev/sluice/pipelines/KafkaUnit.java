package dev.sluice.pipelines;

import dev.sluice.copy.CopySettings;
import dev.sluice.copy.StreamUnit;
import dev.sluice.copy.UnitReader;
import dev.sluice.encode.InvalidText;
import dev.sluice.encode.TextEncoder;
import dev.sluice.kafka.ClientProperties;
import dev.sluice.kafka.OnGap;
import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.kafka.TopicRange;
import dev.sluice.kafka.TopicUnit;
import dev.sluice.ledger.LatencySketch;
import dev.sluice.ledger.RunRef;
import dev.sluice.row.Chunk;
import dev.sluice.row.RowCoordinates;
import dev.sluice.row.Unit;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads, takes apart and encodes one unit of a topic. */
final class KafkaUnit implements UnitReader {
  private final Topic topic;
  private final Reading reading;
  private final InvalidText invalidText;
  private final TopicUnit unit;
  private final TopicArrivals arrivals;

  KafkaUnit(Topic topic, Reading reading, InvalidText invalidText, TopicUnit unit) {
    this.topic = topic;
    this.reading = reading;
    this.invalidText = invalidText;
    this.unit = unit;
    this.arrivals = new TopicArrivals(unit, reading.ignoreTombstones());
  }

  /** What is the same for all units of a topic. */
  record Topic(KafkaLayout layout, CopySettings copy) implements Serializable {}

  /**
   * How all units are read.
   *
   * @param registry of Avro schemas; null if values are no Avro
   * @param patience how long brokers and registry may be away
   */
  record Reading(
      ClientProperties client,
      @Nullable SchemaRegistry registry,
      boolean ignoreTombstones,
      Duration patience,
      OnGap onGap)
      implements Serializable {}

  /** Makes units that go into tables. */
  record Maker(Map<String, Topic> topics, Reading reading, InvalidText invalidText)
      implements KafkaFeed.UnitMaker {
    private static final long serialVersionUID = 1L;

    Maker {
      topics = Map.copyOf(topics);
    }

    @Override
    public StreamUnit unit(TopicUnit planned) {
      return new KafkaUnit(
          Objects.requireNonNull(topics.get(planned.topic())), reading, invalidText, planned);
    }
  }

  @Override
  public Unit unit() {
    return unit.unit();
  }

  @Override
  public CopySettings settings() {
    return topic.copy();
  }

  @Override
  public long filtered() {
    return arrivals.filtered();
  }

  @Override
  public LatencySketch latency(long committedMillis, long rows) {
    return arrivals.latency(committedMillis, rows);
  }

  @Override
  public void read(Predicate<Chunk> sink) {
    arrivals.start();
    KafkaLayout layout = topic.layout();
    RowCoordinates coordinates = new RecordCoordinates(layout.topic());
    TextEncoder encoder = new TextEncoder(layout.encoding(invalidText, coordinates));
    TopicRange.read(
        unit,
        new TopicRange.Reading(
            reading.client(),
            layout.parser(reading.registry(), reading.patience()),
            reading.patience(),
            reading.onGap(),
            arrivals),
        page -> sink.test(encoder.encode(page)));
  }

  @Override
  public void remember(Connection connection, RunRef run) throws SQLException {
    arrivals.remember(connection, run);
  }
}
