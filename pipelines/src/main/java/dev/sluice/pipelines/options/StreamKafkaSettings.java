package dev.sluice.pipelines.options;

import dev.sluice.encode.TextFormats;
import dev.sluice.kafka.CsvFormat;
import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.kafka.TopicSettings;
import dev.sluice.row.TableName;
import dev.sluice.types.ColumnName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code stream-kafka} was told, checked.
 *
 * @param tables of each topic; none if records go to Redis
 * @param registry of Avro schemas; null if values are no Avro
 * @param redis empty if records go into tables
 */
public record StreamKafkaSettings(
    TopicSettings topics,
    SortedMap<String, TableName> tables,
    Values values,
    TextFormats formats,
    @Nullable SchemaRegistry registry,
    Streaming streaming,
    Optional<RedisSink> redis) {

  public StreamKafkaSettings {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
  }

  /**
   * How records become rows.
   *
   * @param csv null if values are no CSV
   * @param avro whether they are Avro; else, without {@code csv}, they are JSON
   * @param names as the user gave them; may be empty
   */
  public record Values(
      @Nullable CsvFormat csv, boolean avro, List<ColumnName> names, Tombstones tombstones) {
    public Values {
      names = List.copyOf(names);
    }
  }

  /**
   * Reads flags, the config file and the profile.
   *
   * @param flags the command line without the command
   * @param environment for passwords given as {@code env:NAME}
   * @throws dev.sluice.row.SetupException with every problem found
   */
  public static StreamKafkaSettings of(String[] flags, Map<String, String> environment) {
    return of(flags, Surroundings.ofThisProcess(environment));
  }

  /** {@link Streaming#shown}: nothing in it is confidential. */
  @Override
  public String toString() {
    return streaming.toString();
  }

  static StreamKafkaSettings of(String[] flags, Surroundings surroundings) {
    Problems problems = new Problems();
    Settings settings = Settings.collect(Flags.STREAM_KAFKA, flags, surroundings, problems);
    Streaming streaming = Streaming.of(settings, problems);
    TopicTables topics = TopicTables.parse(settings, problems);
    Values values = new RecordSection(settings, problems).values();
    StreamKafkaSettings checked =
        new StreamKafkaSettings(
            new KafkaSection(settings, problems).topics(topics.topics(), streaming),
            topics.tables(),
            values,
            new FormatSection(settings, problems).formats(),
            new RegistrySection(settings, problems).registry(),
            streaming,
            new RedisSection(settings, problems).sink(values));
    problems.throwIfAny();
    return checked;
  }
}
