package dev.sluice.encode;

import java.nio.charset.StandardCharsets;

/**
 * Text of a type that has a grammar. Space around the value is no part of it, as PostgreSQL sees it
 * too.
 */
final class GrammarCodec implements ColumnCodec {
  private static final int SHOWN_CHARACTERS = 60;

  private final String type;
  private final String expected;
  private final Grammar grammar;

  /**
   * @param type as {@code pg_type.typname}
   * @param expected completes "is no int4: expected …"
   */
  GrammarCodec(String type, String expected, Grammar grammar) {
    this.type = type;
    this.expected = expected;
    this.grammar = grammar;
  }

  /** What a type's text looks like. */
  @FunctionalInterface
  interface Grammar {
    /**
     * Writes the value in {@code text[from, until)}, which is not empty; false if it is none, and
     * then it does not matter what was written.
     */
    boolean write(byte[] text, int from, int until, CsvBuffer out);
  }

  @Override
  public void write(byte[] cell, int offset, int length, CsvBuffer out)
      throws RefusedValueException {
    int from = offset;
    int until = offset + length;
    while (from < until && AsciiText.isSpace(cell[from])) {
      from++;
    }
    while (from < until && AsciiText.isSpace(cell[until - 1])) {
      until--;
    }
    if (from == until || !grammar.write(cell, from, until, out)) {
      throw new RefusedValueException(
          "\"%s\" is no %s: expected %s".formatted(shown(cell, offset, length), type, expected));
    }
  }

  /**
   * The value's beginning; control characters, which the ledger may not be able to keep, as \\u.
   */
  static String shown(byte[] cell, int offset, int length) {
    // No character has more than 4 bytes; one more shows whether there is more.
    int most = Math.min(length, 4 * (SHOWN_CHARACTERS + 1));
    String text = new String(cell, offset, most, StandardCharsets.UTF_8);
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(SHOWN_CHARACTERS)
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                shown.append("\\u%04x".formatted(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return text.codePoints().skip(SHOWN_CHARACTERS).findAny().isPresent()
        ? shown.append('…').toString()
        : shown.toString();
  }
}
