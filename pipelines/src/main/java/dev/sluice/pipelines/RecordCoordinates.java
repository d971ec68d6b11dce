package dev.sluice.pipelines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.row.RowCoordinates;

/** Topic, partition and offset of a record. */
record RecordCoordinates(String topic) implements RowCoordinates {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String of(byte[] row, long[] place) {
    ObjectNode json = JSON.createObjectNode().put("topic", topic);
    if (place.length == 2) {
      json.put("partition", place[0]).put("offset", place[1]);
    }
    return json.toString();
  }

  /** Where a record was. */
  record Place(int partition, long offset) {}

  /**
   * Reads what {@link #of} wrote.
   *
   * @throws IllegalStateException if it is something else
   */
  static Place parse(String coordinates) {
    try {
      JsonNode json = JSON.readTree(coordinates);
      return new Place(json.path("partition").asInt(-1), json.path("offset").asLong(-1));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "Cannot read the coordinates of a rejected record in the ledger: \""
              + coordinates
              + "\".",
          e);
    }
  }
}
