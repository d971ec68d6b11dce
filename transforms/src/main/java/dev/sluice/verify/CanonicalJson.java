package dev.sluice.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of jsonb: a version in one byte, then text (jsonb_send). The server keeps neither spaces
 * nor the order of keys, and of repeated keys the last.
 */
final class CanonicalJson implements CanonicalField {
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNumberLength(Integer.MAX_VALUE)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNestingDepth(5_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);

  @Override
  public void write(byte[] bytes, int offset, int length, CanonicalBytes out) {
    try {
      write(JSON.readTree(bytes, offset + 1, length - 1), out);
    } catch (IOException e) {
      // No text that is JSON for neither side: such a row was never stored.
      throw new UncheckedIOException("A value for a column of type jsonb is no JSON", e);
    }
  }

  private static void write(JsonNode node, CanonicalBytes out) {
    if (node.isObject()) {
      Map<String, JsonNode> fields = new TreeMap<>();
      node.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
      out.putInt('{');
      out.putInt(fields.size());
      fields.forEach(
          (name, value) -> {
            text(name, out);
            write(value, out);
          });
    } else if (node.isArray()) {
      out.putInt('[');
      out.putInt(node.size());
      node.forEach(element -> write(element, out));
    } else if (node.isNumber()) {
      BigDecimal number = node.decimalValue();
      // The zero of BigDecimal keeps its scale, also when it is stripped of zeros.
      text(number.signum() == 0 ? "0" : number.stripTrailingZeros().toString(), out);
    } else {
      out.putInt(node.isTextual() ? '"' : 'w');
      text(node.asText(), out);
    }
  }

  private static void text(String text, CanonicalBytes out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.putInt(bytes.length);
    out.put(bytes, 0, bytes.length);
  }
}
