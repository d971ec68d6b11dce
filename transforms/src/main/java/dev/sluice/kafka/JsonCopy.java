package dev.sluice.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Writes JSON as it is read: without space, numbers as they are written. */
final class JsonCopy {
  private static final String HEX = "0123456789abcdef";

  private JsonCopy() {}

  /** Copies the value that the parser is at, and leaves the parser at its last token. */
  static void value(JsonParser json, Bytes out) throws IOException {
    int depth = 0;
    boolean comma = false;
    for (JsonToken token = json.currentToken(); ; token = json.nextToken()) {
      if (comma && !token.isStructEnd()) {
        out.put(',');
      }
      comma = token != JsonToken.FIELD_NAME && !token.isStructStart();
      token(json, token, out);
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (depth == 0) {
        return;
      }
    }
  }

  private static void token(JsonParser json, JsonToken token, Bytes out) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      string(json.getTextCharacters(), json.getTextOffset(), json.getTextLength(), out);
    } else if (token == JsonToken.FIELD_NAME) {
      name(json, out);
    } else {
      text(json, out);
    }
  }

  /** A field's name and the colon behind it. */
  static void name(JsonParser json, Bytes out) throws IOException {
    string(json.getTextCharacters(), json.getTextOffset(), json.getTextLength(), out);
    out.put(':');
  }

  /** The text of a string; a number, true, false, null or a bracket as it is written. */
  static void text(JsonParser json, Bytes out) throws IOException {
    out.putUtf8(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
  }

  static void string(String text, Bytes out) {
    string(text.toCharArray(), 0, text.length(), out);
  }

  /** In quotes, and escaped only where it must be. */
  private static void string(char[] text, int offset, int length, Bytes out) {
    out.put('"');
    int until = offset + length;
    int plain = offset;
    for (int at = offset; at < until; at++) {
      char c = text[at];
      boolean pair =
          Character.isHighSurrogate(c) && at + 1 < until && Character.isLowSurrogate(text[at + 1]);
      if (pair) {
        at++;
      } else if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        out.putUtf8(text, plain, at - plain);
        escape(c, out);
        plain = at + 1;
      }
    }
    out.putUtf8(text, plain, until - plain);
    out.put('"');
  }

  private static void escape(char c, Bytes out) {
    out.put('\\');
    if (c == '"' || c == '\\') {
      out.put(c);
      return;
    }
    out.put('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.put(HEX.charAt(c >> shift & 0xF));
    }
  }
}
