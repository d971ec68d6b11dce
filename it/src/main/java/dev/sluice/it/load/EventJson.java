package dev.sluice.it.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of {@link StreamEventsTable} as compact JSON with its columns at {@link EventPaths}.
 * What is null is left out at the top, and null further down. Times have their zone. One thread.
 */
final class EventJson {
  private final List<Leaf> leaves = new ArrayList<>();
  private final JsonFactory factory = new JsonFactory();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 10);

  EventJson(StreamEventsTable table) {
    List<String> columns = table.columnNames();
    new EventPaths(table.complexity())
        .byColumn()
        .forEach(
            (column, path) ->
                leaves.add(new Leaf(columns.indexOf(column), path, column.equals("attributes"))));
  }

  /**
   * @param json whether the column's text is JSON, which becomes part of the whole
   */
  private record Leaf(int column, List<String> path, boolean json) {

    List<String> parents() {
      return path.subList(0, path.size() - 1);
    }

    String name() {
      return path.get(path.size() - 1);
    }
  }

  /** The row in UTF-8. */
  byte[] bytes(@Nullable Object[] row) {
    out.reset();
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.writeStartObject();
      List<String> open = List.of();
      for (Leaf leaf : leaves) {
        Object value = row[leaf.column()];
        if (value != null || leaf.path().size() > 1) {
          move(json, open, leaf.parents());
          open = leaf.parents();
          json.writeFieldName(leaf.name());
          value(json, value, leaf.json());
        }
      }
      move(json, open, List.of());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail.", e);
    }
    return out.toByteArray();
  }

  /** Closes what is open and not wanted, and opens what is wanted. */
  private static void move(JsonGenerator json, List<String> open, List<String> wanted)
      throws IOException {
    int common = 0;
    while (common < Math.min(open.size(), wanted.size())
        && open.get(common).equals(wanted.get(common))) {
      common++;
    }
    for (int depth = open.size(); depth > common; depth--) {
      if (json.getOutputContext().inArray()) {
        json.writeEndArray();
      } else {
        json.writeEndObject();
      }
    }
    for (int depth = common; depth < wanted.size(); depth++) {
      if (!json.getOutputContext().inArray()) {
        json.writeFieldName(wanted.get(depth));
      }
      if (depth + 1 < wanted.size() && wanted.get(depth + 1).equals("0")) {
        json.writeStartArray();
      } else {
        json.writeStartObject();
      }
    }
  }

  private static void value(JsonGenerator json, @Nullable Object value, boolean isJson)
      throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (isJson) {
      json.writeRawValue(value.toString());
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number.toPlainString());
    } else if (value instanceof Number number) {
      json.writeNumber(number.toString());
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else {
      json.writeString(value.toString());
    }
  }
}
