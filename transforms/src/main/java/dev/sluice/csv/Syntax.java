package dev.sluice.csv;

import org.jspecify.annotations.Nullable;

/** What each code unit of a text is in a dialect. */
final class Syntax {
  static final int TEXT = 0;
  static final int DELIMITER = 1;
  static final int QUOTE = 2;
  static final int ESCAPE = 3;
  static final int SPACE = 4;

  /** Line ends are this or more. */
  static final int LF = 5;

  static final int CR = 6;

  private final byte[] kinds = new byte[256];
  private final int step;
  private final int high;

  Syntax(CsvDialect dialect, Encoding encoding) {
    step = encoding.step();
    high = encoding.high();
    for (int unit = 0; unit < kinds.length; unit++) {
      kinds[unit] = (byte) kind(dialect, encoding.character(unit));
    }
  }

  /** Bytes of a code unit. */
  int step() {
    return step;
  }

  int kind(byte[] text, int at) {
    if (step == 1) {
      return kinds[text[at] & 0xFF];
    }
    return text[at + high] == 0 ? kinds[text[at + 1 - high] & 0xFF] : TEXT;
  }

  /** The first position from {@code at} on, up to {@code limit}, that is not just text. */
  int skipText(byte[] text, int at, int limit) {
    int next = at;
    if (step == 1) {
      while (next < limit && kinds[text[next] & 0xFF] == TEXT) {
        next++;
      }
    } else {
      while (next + 1 < limit && kind(text, next) == TEXT) {
        next += 2;
      }
    }
    return next;
  }

  private static int kind(CsvDialect dialect, char character) {
    if (character == dialect.delimiter()) {
      return DELIMITER;
    }
    if (is(dialect.quote(), character)) {
      return QUOTE;
    }
    if (is(dialect.escape(), character)) {
      return ESCAPE;
    }
    return switch (character) {
      case '\n' -> LF;
      case '\r' -> CR;
      default -> dialect.trim() && Spaces.is(character) ? SPACE : TEXT;
    };
  }

  private static boolean is(@Nullable Character special, char character) {
    return special != null && special == character;
  }
}
