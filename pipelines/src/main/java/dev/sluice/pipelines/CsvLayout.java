package dev.sluice.pipelines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.csv.CsvDialect;
import dev.sluice.encode.TextFormats;
import dev.sluice.row.TableName;
import dev.sluice.types.TextColumn;
import java.util.List;

/**
 * What it takes to copy a rejected record of a CSV file again, as the ledger keeps it.
 *
 * @param columns that are copied, in the order of an encoded row
 * @param fields names of all of the file's columns, in the order of a record
 */
record CsvLayout(
    TableName target,
    List<TextColumn> columns,
    List<String> fields,
    CsvDialect dialect,
    TextFormats formats) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KIND = "kind";
  private static final String CSV = "csv";

  CsvLayout {
    columns = List.copyOf(columns);
    fields = List.copyOf(fields);
  }

  String json() {
    ObjectNode json = JSON.valueToTree(this);
    return json.put(KIND, CSV).toString();
  }

  static boolean isIn(String text) {
    try {
      return CSV.equals(JSON.readTree(text).path(KIND).asText());
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /**
   * @throws IllegalStateException if it is none of ours
   */
  static CsvLayout parse(String text) {
    try {
      ObjectNode json = (ObjectNode) JSON.readTree(text);
      json.remove(KIND);
      return JSON.treeToValue(json, CsvLayout.class);
    } catch (JsonProcessingException | ClassCastException e) {
      throw new IllegalStateException(
          "Cannot read the layout of a rejected row in the ledger: \"" + text + "\".", e);
    }
  }
}
