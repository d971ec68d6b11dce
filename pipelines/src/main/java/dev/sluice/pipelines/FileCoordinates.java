package dev.sluice.pipelines;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.row.RowCoordinates;

/** File, line and byte offset of a record. */
record FileCoordinates(String path) implements RowCoordinates {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String of(byte[] row, long[] place) {
    ObjectNode json = JSON.createObjectNode().put("file", path);
    if (place.length == 2) {
      json.put("line", place[1]).put("offset", place[0]);
    }
    return json.toString();
  }
}
