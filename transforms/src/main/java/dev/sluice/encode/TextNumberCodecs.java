package dev.sluice.encode;

import java.nio.charset.StandardCharsets;

/**
 * Numbers written as text, with the decimal and group separators of their source. Groups have three
 * digits; a separator anywhere else makes the text no number, so that {@code 1,5} is never 15.
 */
final class TextNumberCodecs {
  private static final int GROUP_DIGITS = 3;
  private static final int MALFORMED = -1;

  private final byte[] point;
  private final byte[] group;

  TextNumberCodecs(TextFormats formats) {
    Character separator = formats.groupSeparator();
    this.point = bytes(formats.decimalSeparator());
    this.group = separator == null ? new byte[0] : bytes(separator);
  }

  private static byte[] bytes(char character) {
    return String.valueOf(character).getBytes(StandardCharsets.UTF_8);
  }

  /** A whole number of the range, both ends included. */
  ColumnCodec integer(String type, long least, long most) {
    return new GrammarCodec(
        type,
        "a whole number from %d to %d".formatted(least, most),
        (text, from, until, out) -> putInteger(text, from, until, least, most, out));
  }

  /** numeric, float4 or float8; whether it is too large for them, the server says. */
  ColumnCodec decimal(String type) {
    return new GrammarCodec(
        type,
        "a number such as -1234%s5 or 1e-9, NaN or Infinity"
            .formatted(new String(point, StandardCharsets.UTF_8)),
        (text, from, until, out) -> {
          int start = out.size();
          if (putDecimal(text, from, until, out)) {
            return true;
          }
          out.truncate(start);
          return putSpecial(text, from, until, out);
        });
  }

  private boolean putInteger(
      byte[] text, int from, int until, long least, long most, CsvBuffer out) {
    boolean negative = text[from] == '-';
    int start = negative || text[from] == '+' ? from + 1 : from;
    if (start == until || integerEnd(text, start, until) != until) {
      return false;
    }
    // Sums up below zero, where the range of a type is larger by one.
    long limit = negative ? least : -most;
    long lowest = limit / 10;
    long value = 0;
    for (int at = start; at < until; at++) {
      if (!AsciiText.isDigit(text[at])) {
        continue;
      }
      int digit = text[at] - '0';
      if (value < lowest || value * 10 < limit + digit) {
        return false;
      }
      value = value * 10 - digit;
    }
    out.putLong(negative ? value : -value);
    return true;
  }

  private boolean putDecimal(byte[] text, int from, int until, CsvBuffer out) {
    int at = from;
    if (text[at] == '-' || text[at] == '+') {
      if (text[at] == '-') {
        out.put('-');
      }
      at++;
    }
    int end = integerEnd(text, at, until);
    if (end == MALFORMED) {
      return false;
    }
    int digits = putDigits(text, at, end, out);
    at = end;
    if (startsWith(point, text, at, until)) {
      at += point.length;
      end = AsciiText.digitsEnd(text, at, until);
      out.put('.');
      out.put(text, at, end - at);
      digits += end - at;
      at = end;
    }
    return digits > 0 && (at == until || putExponent(text, at, until, out));
  }

  private static boolean putExponent(byte[] text, int from, int until, CsvBuffer out) {
    int at = from + 1;
    if (at < until && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    out.put(text, from, until - from);
    return (text[from] | 0x20) == 'e'
        && at < until
        && AsciiText.digitsEnd(text, at, until) == until;
  }

  private static boolean putSpecial(byte[] text, int from, int until, CsvBuffer out) {
    if (AsciiText.equalsWord(text, from, until, "nan")) {
      out.putAscii("NaN");
      return true;
    }
    int at = text[from] == '-' || text[from] == '+' ? from + 1 : from;
    if (text[from] == '-') {
      out.put('-');
    }
    out.putAscii("Infinity");
    return AsciiText.equalsWord(text, at, until, "infinity")
        || AsciiText.equalsWord(text, at, until, "inf");
  }

  /** Copies the digits alone and returns how many there are. */
  private int putDigits(byte[] text, int from, int until, CsvBuffer out) {
    if (group.length == 0) {
      out.put(text, from, until - from);
      return until - from;
    }
    int digits = 0;
    for (int at = from; at < until; at++) {
      if (AsciiText.isDigit(text[at])) {
        out.put((char) text[at]);
        digits++;
      }
    }
    return digits;
  }

  /** Where the digits at {@code from} end, in groups or not. */
  private int integerEnd(byte[] text, int from, int until) {
    int at = AsciiText.digitsEnd(text, from, until);
    if (!startsWith(group, text, at, until)) {
      return at;
    }
    if (at == from || at - from > GROUP_DIGITS) {
      return MALFORMED;
    }
    while (startsWith(group, text, at, until)) {
      int start = at + group.length;
      at = AsciiText.digitsEnd(text, start, until);
      if (at - start != GROUP_DIGITS) {
        return MALFORMED;
      }
    }
    return at;
  }

  /** Whether the separator, if there is one, is at that place. */
  private static boolean startsWith(byte[] separator, byte[] text, int at, int until) {
    if (separator.length == 0 || at + separator.length > until) {
      return false;
    }
    for (int i = 0; i < separator.length; i++) {
      if (text[at + i] != separator[i]) {
        return false;
      }
    }
    return true;
  }
}
