package dev.sluice.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Opens documents that are one JSON object in UTF-8, and says what is wrong with others. */
final class JsonObjects {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /**
   * No interned names: they outlive the topic. No guesses at UTF-16: all is UTF-8. No record fails
   * for the names in those before it.
   */
  private final JsonFactory factory =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final Utf8Check utf8 = new Utf8Check();

  /** Reads an object from behind its opening brace to its closing one. */
  interface Body {
    void read(JsonParser json) throws IOException;
  }

  /** What is wrong, as {@link Document#read} says it; null if nothing is. */
  @Nullable String read(byte[] document, Body body) {
    if (document.length == 0) {
      return "is empty, expected a JSON object";
    }
    int invalid = utf8.firstInvalid(document);
    if (invalid >= 0) {
      return "is no UTF-8: byte 0x%02x at offset %,d".formatted(document[invalid], invalid);
    }
    int start = hasMark(document) ? BYTE_ORDER_MARK.length : 0;
    try (JsonParser json = parser(document, start, document.length - start)) {
      JsonToken first = json.nextToken();
      if (first != JsonToken.START_OBJECT) {
        return JsonFaults.noObject(first);
      }
      body.read(json);
      return json.nextToken() == null ? null : "goes on behind its JSON object";
    } catch (JsonProcessingException e) {
      return JsonFaults.reason(e);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail.", e);
    }
  }

  JsonParser parser(byte[] bytes, int start, int length) throws IOException {
    return factory.createParser(bytes, start, length);
  }

  private static boolean hasMark(byte[] document) {
    return document.length >= BYTE_ORDER_MARK.length
        && document[0] == BYTE_ORDER_MARK[0]
        && document[1] == BYTE_ORDER_MARK[1]
        && document[2] == BYTE_ORDER_MARK[2];
  }
}
