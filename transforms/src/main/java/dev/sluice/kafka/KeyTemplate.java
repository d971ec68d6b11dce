package dev.sluice.kafka;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How a record's key in the target is made: texts with fields of the record between them.
 *
 * @param text as the user wrote it
 * @param literals one more than fields
 * @param fields each between two literals
 */
public record KeyTemplate(String text, List<String> literals, List<RecordField> fields)
    implements Serializable {

  public KeyTemplate {
    literals = List.copyOf(literals);
    fields = List.copyOf(fields);
    if (literals.size() != fields.size() + 1) {
      throw new IllegalArgumentException(
          "Invalid template: %d texts and %d fields.".formatted(literals.size(), fields.size()));
    }
  }

  /**
   * Reads {@code user:{user.id}}: what is in braces is spelled as {@link RecordField#parse} wants
   * it; a brace that is meant is there twice.
   *
   * @throws IllegalArgumentException if a brace has no other half, a field is none, or there is no
   *     field at all
   */
  public static KeyTemplate parse(String text) {
    List<String> literals = new ArrayList<>();
    List<RecordField> fields = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c;
      if (c != '{' && c != '}') {
        literal.append(c);
      } else if (twice) {
        literal.append(c);
        at++;
      } else {
        int close = text.indexOf('}', at);
        if (c == '}' || close < 0) {
          throw invalid(text, "each { closed by a }, and braces that are meant twice");
        }
        literals.add(literal.toString());
        literal.setLength(0);
        fields.add(RecordField.parse(text.substring(at + 1, close)));
        at = close;
      }
    }
    literals.add(literal.toString());
    if (fields.isEmpty()) {
      throw invalid(
          text,
          "a field of the record in it, such as user:{user.id}: else all records have one key");
    }
    return new KeyTemplate(text, literals, fields);
  }

  private static IllegalArgumentException invalid(String text, String expected) {
    return new IllegalArgumentException(
        "Invalid template of a key: \"%s\". Expected %s.".formatted(text, expected));
  }
}
