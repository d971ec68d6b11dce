package dev.sluice.pipelines;

import dev.sluice.kafka.ClientProperties;
import dev.sluice.kafka.OnGap;
import dev.sluice.kafka.RecordParser;
import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.kafka.TopicRange;
import dev.sluice.kafka.TopicUnit;
import dev.sluice.row.TextPage;
import java.io.Serializable;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How all units of a stream's topics are read.
 *
 * @param registry of Avro schemas; null if values are no Avro
 * @param patience how long brokers and registry may be away
 */
record TopicReading(
    ClientProperties client,
    @Nullable SchemaRegistry registry,
    boolean ignoreTombstones,
    Duration patience,
    OnGap onGap)
    implements Serializable {

  /** Hands the unit's records to the sink, as {@link TopicRange#read} does. */
  void read(TopicUnit unit, RecordParser parser, TopicArrivals arrivals, Predicate<TextPage> sink) {
    arrivals.start();
    TopicRange.read(unit, new TopicRange.Reading(client, parser, patience, onGap, arrivals), sink);
  }
}
