package dev.sluice.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of a header. */
final class HeaderNames implements FieldSink {
  private final List<String> names = new ArrayList<>();
  private boolean invalid;

  @Override
  public void field(char[] text, int offset, int length, boolean quoted) {
    try {
      names.add(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes(text, offset, length)))
              .toString()
              .strip());
    } catch (CharacterCodingException e) {
      invalid = true;
    }
  }

  @Override
  public void nullField() {
    names.add("");
  }

  @Override
  public void endRecord() {}

  List<String> names() {
    return names;
  }

  /** What is wrong with the names, as the end of a sentence. */
  Optional<String> problem() {
    if (invalid) {
      return Optional.of("it has bytes that are no text in its charset");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isEmpty()) {
        return Optional.of("column %,d of %,d has no name".formatted(i + 1, names.size()));
      }
      if (!seen.add(name)) {
        return Optional.of("the name \"%s\" is there twice".formatted(name));
      }
    }
    return Optional.empty();
  }

  /** UTF-8 of which each byte is a char; what is invalid shows as U+FFFD. */
  static String text(char[] text, int offset, int length) {
    return new String(bytes(text, offset, length), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(char[] text, int offset, int length) {
    return new String(text, offset, length).getBytes(StandardCharsets.ISO_8859_1);
  }
}
