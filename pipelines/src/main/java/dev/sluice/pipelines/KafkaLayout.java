package dev.sluice.pipelines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KIND = "kind";
  private static final String KAFKA = "kafka";

  KafkaLayout {
    columns = List.copyOf(columns);
  }

  RecordParser parser() {
    List<RecordField> fields =
        columns.stream().map(column -> RecordField.parse(column.source())).toList();
    return csv == null ? RecordParser.json(topic, fields) : RecordParser.csv(topic, fields, csv);
  }

  String json() {
    ObjectNode json = JSON.valueToTree(this);
    return json.put(KIND, KAFKA).toString();
  }

  static boolean isIn(String text) {
    try {
      return KAFKA.equals(JSON.readTree(text).path(KIND).asText());
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /**
   * @throws IllegalStateException if it is none of ours
   */
  static KafkaLayout parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      ((ObjectNode) json).remove(KIND);
      return JSON.treeToValue(json, KafkaLayout.class);
    } catch (JsonProcessingException | ClassCastException e) {
      throw new IllegalStateException(
          "Cannot read the layout of a rejected record in the ledger: \"" + text + "\".", e);
    }
  }
}
