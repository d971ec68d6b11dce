package dev.sluice.pipelines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.row.ConstantColumn;
import dev.sluice.row.TableName;
import dev.sluice.types.CellType;
import dev.sluice.types.ColumnPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * What a job copies, as the ledger keeps it, so that a rejected row can be copied again.
 *
 * @param constants behind the columns; read back without their binary form, since rejects are CSV
 */
record JobLayout(
    TableName source, TableName target, List<ColumnPlan> columns, List<ConstantColumn> constants) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String json() {
    ObjectNode json = JSON.createObjectNode();
    put(json.putObject("source"), source);
    put(json.putObject("target"), target);
    ArrayNode list = json.putArray("columns");
    for (ColumnPlan column : columns) {
      list.addObject()
          .put("source", column.source())
          .put("type", column.type().cql())
          .put("key", column.key())
          .put("target", column.target())
          .put("targetType", column.targetType());
    }
    ArrayNode fixed = json.putArray("constants");
    for (ConstantColumn constant : constants) {
      fixed.addObject().put("target", constant.name()).put("text", constant.text());
    }
    return json.toString();
  }

  /** The target's columns in the order of the encoded rows. */
  List<String> targetNames() {
    List<String> names = new ArrayList<>(columns.stream().map(ColumnPlan::target).toList());
    constants.forEach(constant -> names.add(constant.name()));
    return names;
  }

  /**
   * @throws IllegalStateException if it is none of ours
   */
  static JobLayout parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      List<ColumnPlan> columns = new ArrayList<>();
      for (JsonNode column : json.path("columns")) {
        columns.add(
            new ColumnPlan(
                column.path("source").asText(),
                CellType.of(column.path("type").asText()).orElseThrow(),
                column.path("key").asBoolean(),
                column.path("target").asText(),
                column.path("targetType").asText()));
      }
      List<ConstantColumn> constants = new ArrayList<>();
      for (JsonNode constant : json.path("constants")) {
        constants.add(
            new ConstantColumn(
                constant.path("target").asText(), constant.path("text").asText(), new byte[0]));
      }
      return new JobLayout(
          name(json.path("source")), name(json.path("target")), columns, constants);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "Cannot read the layout of the job in the ledger: \""
              + text
              + "\". Run the job again with this version.",
          e);
    }
  }

  private static void put(ObjectNode json, TableName name) {
    json.put("schema", name.schema()).put("table", name.table());
  }

  private static TableName name(JsonNode json) {
    return new TableName(json.path("schema").asText(), json.path("table").asText());
  }
}
