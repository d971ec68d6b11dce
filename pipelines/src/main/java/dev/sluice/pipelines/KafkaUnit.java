package dev.sluice.pipelines;

import dev.sluice.copy.CopySettings;
import dev.sluice.copy.UnitReader;
import dev.sluice.encode.InvalidText;
import dev.sluice.encode.TextEncoder;
import dev.sluice.kafka.ClientProperties;
import dev.sluice.kafka.OnGap;
import dev.sluice.kafka.RawRecord;
import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.kafka.TopicRange;
import dev.sluice.kafka.TopicUnit;
import dev.sluice.ledger.LatencySketch;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.TopicLedger;
import dev.sluice.row.Chunk;
import dev.sluice.row.RowCoordinates;
import dev.sluice.row.Unit;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads, takes apart and encodes one unit of a topic. */
final class KafkaUnit implements UnitReader, TopicRange.Arrivals {
  private final Topic topic;
  private final Reading reading;
  private final TopicUnit unit;

  /** Records by the millisecond they were written in. */
  private final Map<Long, Long> written = new HashMap<>();

  private final List<TopicLedger.Gap> gaps = new ArrayList<>();
  private long filtered;

  KafkaUnit(Topic topic, Reading reading, TopicUnit unit) {
    this.topic = topic;
    this.reading = reading;
    this.unit = unit;
  }

  /** What is the same for all units of a topic. */
  record Topic(KafkaLayout layout, CopySettings copy) implements Serializable {}

  /**
   * What is the same for all units.
   *
   * @param registry of Avro schemas; null if values are no Avro
   * @param patience how long brokers and registry may be away
   */
  record Reading(
      ClientProperties client,
      @Nullable SchemaRegistry registry,
      InvalidText invalidText,
      boolean ignoreTombstones,
      Duration patience,
      OnGap onGap)
      implements Serializable {}

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
    return filtered;
  }

  @Override
  public LatencySketch latency(long committedMillis, long rows) {
    LatencySketch latency = LatencySketch.empty();
    written.forEach((millis, records) -> latency.add(committedMillis - millis, records));
    return latency;
  }

  @Override
  public void read(Predicate<Chunk> sink) {
    filtered = 0;
    written.clear();
    gaps.clear();
    KafkaLayout layout = topic.layout();
    RowCoordinates coordinates = new RecordCoordinates(layout.topic());
    TextEncoder encoder = new TextEncoder(layout.encoding(reading.invalidText(), coordinates));
    TopicRange.read(
        unit,
        new TopicRange.Reading(
            reading.client(),
            layout.parser(reading.registry(), reading.patience()),
            reading.patience(),
            reading.onGap(),
            this),
        page -> sink.test(encoder.encode(page)));
  }

  @Override
  public boolean isWanted(RawRecord found) {
    if (found.value() == null && reading.ignoreTombstones()) {
      filtered++;
      return false;
    }
    if (found.timestampMillis() > 0) {
      written.merge(found.timestampMillis(), 1L, Long::sum);
    }
    return true;
  }

  @Override
  public void gone(long from, long until) {
    gaps.add(new TopicLedger.Gap(unit.topic(), unit.partition(), from, until));
  }

  @Override
  public void remember(Connection connection, RunRef run) throws SQLException {
    for (TopicLedger.Gap gap : gaps) {
      TopicLedger.addGap(connection, run, gap);
    }
  }
}
