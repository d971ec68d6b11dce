package dev.sluice.pipelines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How the ledger keeps what it takes to copy a rejected row again: an object that says its kind.
 *
 * @param kind tells layouts apart
 * @param row what a row of this kind is called
 */
record LayoutJson(String kind, String row) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KIND = "kind";

  String write(Object layout) {
    ObjectNode json = JSON.valueToTree(layout);
    return json.put(KIND, kind).toString();
  }

  boolean isIn(String text) {
    try {
      return kind.equals(JSON.readTree(text).path(KIND).asText());
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /**
   * @throws IllegalStateException if it is none of ours
   */
  <T> T read(String text, Class<T> type) {
    try {
      ObjectNode json = (ObjectNode) JSON.readTree(text);
      json.remove(KIND);
      return JSON.treeToValue(json, type);
    } catch (JsonProcessingException | ClassCastException e) {
      throw new IllegalStateException(
          "Cannot read the layout of a rejected %s in the ledger: \"%s\".".formatted(row, text), e);
    }
  }
}
