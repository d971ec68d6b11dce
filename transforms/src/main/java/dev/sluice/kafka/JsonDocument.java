package dev.sluice.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object in UTF-8, read in one pass. Strings become their text, objects and arrays compact
 * JSON, numbers stay as they are written. What is null or absent is null, and so is all below of
 * what is neither object nor array. If an object has a name twice the last one counts, as in
 * PostgreSQL's jsonb. One thread.
 */
final class JsonDocument implements Document {
  private final JsonObjects objects = new JsonObjects();
  private final PathTree root;
  private final int[] restColumns;
  private final Bytes rest = new Bytes(256);
  private long documents;

  /**
   * @param paths for each column its path; null if it comes from elsewhere
   * @param restColumns columns that get an object of the fields that no path begins with
   */
  JsonDocument(List<? extends @Nullable List<String>> paths, int[] restColumns) {
    root = PathTree.of(paths);
    this.restColumns = restColumns;
  }

  @Override
  public @Nullable String read(byte[] document, RecordCells cells) {
    documents++;
    return objects.read(
        document,
        json -> {
          startRest();
          object(json, root, cells);
          endRest(cells);
        });
  }

  private void object(JsonParser json, PathTree node, RecordCells cells) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      PathTree child = node.child(name);
      if (child == null && node == root && restColumns.length > 0) {
        copyToRest(json);
        continue;
      }
      json.nextToken();
      if (child == null) {
        json.skipChildren();
      } else {
        value(json, child, cells);
      }
    }
  }

  private void array(JsonParser json, PathTree node, RecordCells cells) throws IOException {
    int index = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      PathTree child = node.element(index++);
      if (child == null) {
        json.skipChildren();
      } else {
        value(json, child, cells);
      }
    }
  }

  private void value(JsonParser json, PathTree node, RecordCells cells) throws IOException {
    if (node.repeats(documents)) {
      cells.setNull(node.columnsFromHere());
    }
    JsonToken token = json.currentToken();
    int[] columns = node.columns();
    if (token.isStructStart()) {
      if (columns.length == 0) {
        descend(json, node, cells);
      } else {
        copy(json, node, cells);
      }
    } else if (columns.length > 0 && token != JsonToken.VALUE_NULL) {
      int start = cells.text().size();
      JsonCopy.text(json, cells.text());
      cells.set(columns, start);
    }
  }

  private void descend(JsonParser json, PathTree node, RecordCells cells) throws IOException {
    if (!node.hasChildren()) {
      json.skipChildren();
    } else if (json.currentToken() == JsonToken.START_OBJECT) {
      object(json, node, cells);
    } else {
      array(json, node, cells);
    }
  }

  /** If there are columns from below too, they are read from the copy. */
  private void copy(JsonParser json, PathTree node, RecordCells cells) throws IOException {
    Bytes text = cells.text();
    int start = text.size();
    JsonCopy.value(json, text);
    cells.set(node.columns(), start);
    if (node.hasChildren()) {
      try (JsonParser again = objects.parser(text.array(), start, text.size() - start)) {
        again.nextToken();
        descend(again, node, cells);
      }
    }
  }

  private void startRest() {
    rest.clear();
    rest.put('{');
  }

  private void copyToRest(JsonParser json) throws IOException {
    if (rest.size() > 1) {
      rest.put(',');
    }
    JsonCopy.name(json, rest);
    json.nextToken();
    JsonCopy.value(json, rest);
  }

  private void endRest(RecordCells cells) {
    if (restColumns.length > 0) {
      rest.put('}');
      int start = cells.text().size();
      cells.text().put(rest.array(), 0, rest.size());
      cells.set(restColumns, start);
    }
  }
}
