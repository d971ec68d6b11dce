package dev.sluice.pipelines;

import dev.sluice.copy.Arrivals;
import dev.sluice.copy.CopySettings;
import dev.sluice.copy.StreamUnit;
import dev.sluice.copy.UnitReader;
import dev.sluice.encode.InvalidText;
import dev.sluice.encode.TextEncoder;
import dev.sluice.kafka.TopicUnit;
import dev.sluice.row.Chunk;
import dev.sluice.row.RowCoordinates;
import dev.sluice.row.Unit;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Reads, takes apart and encodes one unit of a topic. */
final class KafkaUnit implements UnitReader {
  private final Topic topic;
  private final TopicReading reading;
  private final InvalidText invalidText;
  private final TopicUnit unit;
  private final TopicArrivals arrivals;

  KafkaUnit(Topic topic, TopicReading reading, InvalidText invalidText, TopicUnit unit) {
    this.topic = topic;
    this.reading = reading;
    this.invalidText = invalidText;
    this.unit = unit;
    this.arrivals = new TopicArrivals(unit, reading.ignoreTombstones());
  }

  /** What is the same for all units of a topic. */
  record Topic(KafkaLayout layout, CopySettings copy) implements Serializable {}

  /** Makes units that go into tables. */
  record Maker(Map<String, Topic> topics, TopicReading reading, InvalidText invalidText)
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
  public Arrivals arrivals() {
    return arrivals;
  }

  @Override
  public void read(Predicate<Chunk> sink) {
    KafkaLayout layout = topic.layout();
    RowCoordinates coordinates = new RecordCoordinates(layout.topic());
    TextEncoder encoder = new TextEncoder(layout.encoding(invalidText, coordinates));
    reading.read(
        unit,
        layout.parser(reading.registry(), reading.patience()),
        arrivals,
        page -> sink.test(encoder.encode(page)));
  }
}
