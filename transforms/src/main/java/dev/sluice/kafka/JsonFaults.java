package dev.sluice.kafka;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with JSON, as the end of a sentence about the document. */
final class JsonFaults {
  private static final int LONGEST = 300;

  private JsonFaults() {}

  /**
   * @param first the document's first token; null if it has none
   */
  static String noObject(@Nullable JsonToken first) {
    if (first == null) {
      return "has only white space, expected a JSON object";
    }
    String found =
        switch (first) {
          case START_ARRAY -> "an array";
          case VALUE_STRING -> "a string";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
          case VALUE_NULL -> "null";
          default -> "true or false";
        };
    return "is no JSON object: it is " + found;
  }

  static String reason(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "is more than is read as JSON: " + sentence(e);
    }
    if (e instanceof JsonEOFException || e.getOriginalMessage().startsWith("Unexpected end-of-")) {
      return "is no JSON: it ends too early";
    }
    JsonLocation location = e.getLocation();
    return "is no JSON: %s at offset %,d"
        .formatted(sentence(e), location == null ? 0 : location.getByteOffset());
  }

  /** Jackson quotes what it found, whatever it is: the ledger's text has no NUL. */
  private static String sentence(JsonProcessingException e) {
    StringBuilder text = new StringBuilder();
    e.getOriginalMessage()
        .codePoints()
        .limit(LONGEST)
        .map(c -> Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF ? '?' : c)
        .forEach(text::appendCodePoint);
    text.setCharAt(0, Character.toLowerCase(text.charAt(0)));
    return text.toString();
  }
}
