package dev.sluice.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All fields at the top of a JSON object, with their values as {@link JsonDocument} gives them;
 * those that are null are left out. One thread.
 */
final class JsonFields {
  private final JsonObjects objects = new JsonObjects();
  private final Bytes text = new Bytes(4096);
  private final Map<String, Slice> fields = new LinkedHashMap<>();

  /** A value's place in the text. */
  private record Slice(int start, int end) {}

  /** What is wrong, as {@link Document#read} says it; null if the fields are there. */
  @Nullable String read(byte[] document) {
    text.clear();
    fields.clear();
    return objects.read(document, this::fields);
  }

  private void fields(JsonParser json) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.VALUE_NULL) {
        fields.remove(name);
        continue;
      }
      int start = text.size();
      if (token.isStructStart()) {
        JsonCopy.value(json, text);
      } else {
        JsonCopy.text(json, text);
      }
      fields.put(name, new Slice(start, text.size()));
    }
  }

  int count() {
    return fields.size();
  }

  /** Adds each field's name and value, each behind its length. */
  void writeTo(Bytes out) {
    fields.forEach(
        (name, slice) -> {
          KeyedRecords.putFrame(name, out);
          out.putInt(slice.end - slice.start);
          out.put(text.array(), slice.start, slice.end - slice.start);
        });
  }
}
