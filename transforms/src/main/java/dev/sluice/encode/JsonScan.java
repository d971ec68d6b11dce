package dev.sluice.encode;

/** Goes over JSON in UTF-8 where it lies, value by value. One thread. */
final class JsonScan {
  private byte[] text = {};
  private int start;
  private int at;
  private int until;

  void reset(byte[] json, int offset, int length) {
    text = json;
    start = offset;
    at = offset;
    until = offset + length;
  }

  /** The next byte that is no space; 0 at the end. */
  byte next() {
    while (at < until && AsciiText.isSpace(text[at])) {
      at++;
    }
    return at < until ? text[at] : 0;
  }

  /** Whether nothing but space is left. */
  boolean atEnd() {
    next();
    return at == until;
  }

  int at() {
    return at;
  }

  /** Goes behind one byte. */
  void skip() {
    at++;
  }

  /** Goes behind the string, object, array or word that begins here. */
  void skipValue() throws RefusedValueException {
    byte first = next();
    if (first == '"') {
      skipString();
    } else if (first == '{' || first == '[') {
      skipStructure();
    } else {
      skipWord();
    }
  }

  /** Whether the word from {@code from} on, up to here, is this one. */
  boolean is(String word, int from) {
    if (at - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** What is wrong with the text, as far as it was read. */
  RefusedValueException noJson() {
    return new RefusedValueException(
        "is no JSON: expected a value at offset %d".formatted(at - start));
  }

  private void skipString() throws RefusedValueException {
    for (at++; at < until; at++) {
      if (text[at] == '"') {
        at++;
        return;
      }
      at += text[at] == '\\' ? 1 : 0;
    }
    throw noJson();
  }

  private void skipStructure() throws RefusedValueException {
    int depth = 0;
    while (at < until) {
      byte b = text[at];
      if (b == '"') {
        skipString();
        continue;
      }
      at++;
      if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        return;
      }
    }
    throw noJson();
  }

  private void skipWord() throws RefusedValueException {
    int from = at;
    boolean number = at < until && (text[at] == '-' || AsciiText.isDigit(text[at]));
    while (at < until && isOfWord(text[at])) {
      at++;
    }
    if (!number && !is("null", from) && !is("true", from) && !is("false", from)) {
      at = from;
      throw noJson();
    }
  }

  private static boolean isOfWord(byte b) {
    return b >= 'a' && b <= 'z'
        || b == 'E'
        || b == '+'
        || b == '-'
        || b == '.'
        || AsciiText.isDigit(b);
  }

  /** Writes the text of a string's inside, without its escapes. */
  void unescape(int from, int end, CsvBuffer to) throws RefusedValueException {
    int i = from;
    while (i < end) {
      int plain = i;
      while (i < end && text[i] != '\\') {
        i++;
      }
      to.put(text, plain, i - plain);
      if (i < end) {
        i = unescape(i + 1, to);
      }
    }
  }

  /** One escape, behind its backslash; returns where it ends. */
  private int unescape(int from, CsvBuffer to) throws RefusedValueException {
    int plain = "\"\\/bfnrt".indexOf(text[from]);
    if (plain >= 0) {
      to.put("\"\\/\b\f\n\r\t".charAt(plain));
      return from + 1;
    }
    int first = unit(from);
    if (Character.isHighSurrogate((char) first) && from + 6 < until && text[from + 5] == '\\') {
      int second = unit(from + 6);
      if (Character.isLowSurrogate((char) second)) {
        putUtf8(Character.toCodePoint((char) first, (char) second), to);
        return from + 11;
      }
    }
    putUtf8(first, to);
    return from + 5;
  }

  /** The number of {@code uXXXX}. */
  private int unit(int from) throws RefusedValueException {
    if (text[from] != 'u'
        || from + 5 > until
        || !AsciiText.areHexDigits(text, from + 1, from + 5)) {
      throw noJson();
    }
    int value = 0;
    for (int i = from + 1; i < from + 5; i++) {
      value = value << 4 | Character.digit(text[i], 16);
    }
    return value;
  }

  /** Half of a surrogate pair becomes three bytes that are no UTF-8. */
  private static void putUtf8(int point, CsvBuffer to) {
    if (point < 0x80) {
      to.put((char) point);
      return;
    }
    int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    int lead = more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0;
    to.put((char) (lead | point >> 6 * more));
    for (int i = more - 1; i >= 0; i--) {
      to.put((char) (0x80 | point >> 6 * i & 0x3F));
    }
  }
}
