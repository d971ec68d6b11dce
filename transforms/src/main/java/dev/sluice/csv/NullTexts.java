package dev.sluice.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells unquoted fields that are null from others. */
final class NullTexts {
  private final byte[][] texts;
  private final boolean empty;
  private final boolean onlyEmpty;
  private final boolean trim;

  NullTexts(CsvDialect dialect) {
    List<String> given = dialect.nullTexts();
    texts =
        given.stream()
            .filter(text -> !text.isEmpty())
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    empty = given.contains("");
    onlyEmpty = texts.length == 0;
    trim = dialect.trim();
  }

  boolean trim() {
    return trim;
  }

  /** Whether the chars, bytes of UTF-8, are one of the texts. */
  boolean has(char[] text, int from, int until) {
    if (from == until) {
      return empty;
    }
    if (onlyEmpty) {
      return false;
    }
    for (byte[] candidate : texts) {
      if (candidate.length == until - from && equal(candidate, text, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(byte[] candidate, char[] text, int from) {
    for (int i = 0; i < candidate.length; i++) {
      if ((byte) text[from + i] != candidate[i]) {
        return false;
      }
    }
    return true;
  }
}
