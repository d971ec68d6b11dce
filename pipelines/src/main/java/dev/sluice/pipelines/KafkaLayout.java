package dev.sluice.pipelines;

import dev.sluice.encode.TextFormats;
import dev.sluice.kafka.CsvFormat;
import dev.sluice.kafka.RecordField;
import dev.sluice.kafka.RecordParser;
import dev.sluice.row.TableName;
import dev.sluice.types.TextColumn;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a topic's records become rows: what workers need, and what the ledger keeps so that a
 * rejected record can be copied again.
 *
 * @param columns each with its {@link RecordField} as the source
 * @param csv null if values are JSON
 */
record KafkaLayout(
    String topic,
    TableName target,
    List<TextColumn> columns,
    @Nullable CsvFormat csv,
    TextFormats formats)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final LayoutJson JSON = new LayoutJson("kafka", "record");

  KafkaLayout {
    columns = List.copyOf(columns);
  }

  RecordParser parser() {
    List<RecordField> fields =
        columns.stream().map(column -> RecordField.parse(column.source())).toList();
    return csv == null ? RecordParser.json(topic, fields) : RecordParser.csv(topic, fields, csv);
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
