package dev.sluice.pipelines;

import dev.sluice.encode.ArrayText;
import dev.sluice.encode.InvalidText;
import dev.sluice.encode.TextFormats;
import dev.sluice.encode.TextSettings;
import dev.sluice.kafka.CsvFormat;
import dev.sluice.kafka.RecordField;
import dev.sluice.kafka.RecordParser;
import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.row.RowCoordinates;
import dev.sluice.row.TableName;
import dev.sluice.types.TextColumn;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a topic's records become rows: what workers need, and what the ledger keeps so that a
 * rejected record can be copied again.
 *
 * @param columns each with its {@link RecordField} as the source
 * @param csv null if values are no CSV
 * @param avro whether they are Avro; else, without {@code csv}, they are JSON
 * @param deletes whether a tombstone deletes the row of its key
 */
record KafkaLayout(
    String topic,
    TableName target,
    List<TextColumn> columns,
    @Nullable CsvFormat csv,
    boolean avro,
    boolean deletes,
    TextFormats formats)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final LayoutJson JSON = new LayoutJson("kafka", "record");
  private static final TextColumn TOMBSTONE = new TextColumn("$tombstone", "$tombstone", "text");

  KafkaLayout {
    columns = List.copyOf(columns);
  }

  /**
   * @param registry of the schemas of Avro; null if values are no Avro
   * @param patience how long it may be away
   */
  RecordParser parser(@Nullable SchemaRegistry registry, Duration patience) {
    List<RecordField> fields =
        columns.stream().map(column -> RecordField.parse(column.source())).toList();
    RecordParser parser;
    if (avro) {
      parser = RecordParser.avro(topic, fields, Objects.requireNonNull(registry).open(patience));
    } else {
      parser =
          csv == null ? RecordParser.json(topic, fields) : RecordParser.csv(topic, fields, csv);
    }
    return deletes ? parser.markingTombstones() : parser;
  }

  /** What a row is encoded with; types as the target has them. */
  TextSettings encoding(InvalidText invalidText, RowCoordinates coordinates) {
    List<TextColumn> all = new ArrayList<>(columns);
    if (deletes) {
      all.add(TOMBSTONE);
    }
    return new TextSettings(
        all, invalidText, formats, csv == null ? ArrayText.JSON : ArrayText.POSTGRES, coordinates);
  }

  /** The same with other columns. */
  KafkaLayout with(List<TextColumn> others) {
    return new KafkaLayout(topic, target, others, csv, avro, deletes, formats);
  }

  String json() {
    return JSON.write(this);
  }

  static boolean isIn(String text) {
    return JSON.isIn(text);
  }

  /**
   * @throws IllegalStateException if it is none of ours
   */
  static KafkaLayout parse(String text) {
    return JSON.read(text, KafkaLayout.class);
  }
}
