package dev.sluice.encode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Booleans, UUIDs, bytes and addresses written as text. */
final class TextWordCodecs {
  private static final int UUID_LENGTH = 36;
  private static final int UUID_DIGITS = 32;

  /** An IPv6 address that ends in an IPv4 one, and its prefix length. */
  private static final int LONGEST_ADDRESS = 49;

  private TextWordCodecs() {}

  static ColumnCodec bool(TextFormats formats) {
    byte[][] trueWords = words(formats.trueTexts());
    byte[][] falseWords = words(formats.falseTexts());
    return new GrammarCodec(
        "bool",
        "one of %s for true or %s for false"
            .formatted(
                String.join(", ", formats.trueTexts()), String.join(", ", formats.falseTexts())),
        (text, from, until, out) -> {
          boolean isTrue = isOneOf(trueWords, text, from, until);
          out.put(isTrue ? 't' : 'f');
          return isTrue || isOneOf(falseWords, text, from, until);
        });
  }

  static ColumnCodec uuid() {
    return new GrammarCodec(
        "uuid",
        "32 hexadecimal digits, or 8-4-4-4-12 of them, perhaps in braces",
        (text, from, until, out) -> {
          boolean braces = text[from] == '{' && text[until - 1] == '}';
          int start = braces ? from + 1 : from;
          int length = until - start - (braces ? 1 : 0);
          out.put(text, start, Math.max(0, length));
          return isUuid(text, start, length);
        });
  }

  static ColumnCodec bytea() {
    return new GrammarCodec(
        "bytea",
        "\\x and then two hexadecimal digits for each byte",
        (text, from, until, out) -> {
          out.put(text, from, until - from);
          return (until - from) % 2 == 0
              && text[from] == '\\'
              && text[from + 1] == 'x'
              && AsciiText.areHexDigits(text, from + 2, until);
        });
  }

  /** inet or cidr; whether the numbers make an address, the server says. */
  static ColumnCodec address(String type) {
    return new GrammarCodec(
        type,
        "an IPv4 or IPv6 address, perhaps with /bits behind it",
        (text, from, until, out) -> {
          out.put(text, from, until - from);
          return until - from <= LONGEST_ADDRESS && isOfAddress(text, from, until);
        });
  }

  private static boolean isUuid(byte[] text, int start, int length) {
    if (length == UUID_DIGITS) {
      return AsciiText.areHexDigits(text, start, start + UUID_DIGITS);
    }
    return length == UUID_LENGTH
        && AsciiText.areHexDigits(text, start, start + 8)
        && isGroup(text, start + 8, 4)
        && isGroup(text, start + 13, 4)
        && isGroup(text, start + 18, 4)
        && isGroup(text, start + 23, 12);
  }

  private static boolean isGroup(byte[] text, int at, int digits) {
    return text[at] == '-' && AsciiText.areHexDigits(text, at + 1, at + 1 + digits);
  }

  private static boolean isOfAddress(byte[] text, int from, int until) {
    for (int at = from; at < until; at++) {
      byte b = text[at];
      if (!AsciiText.isHexDigit(b) && b != '.' && b != ':' && b != '/') {
        return false;
      }
    }
    return true;
  }

  private static byte[][] words(List<String> words) {
    return words.stream()
        .map(word -> lowerAscii(word).getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }

  private static String lowerAscii(String word) {
    return word.chars()
        .map(c -> c < 0x80 ? Character.toLowerCase(c) : c)
        .collect(StringBuilder::new, (to, c) -> to.append((char) c), StringBuilder::append)
        .toString();
  }

  private static boolean isOneOf(byte[][] words, byte[] text, int from, int until) {
    for (byte[] word : words) {
      if (equalsInAnyCase(word, text, from, until)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equalsInAnyCase(byte[] lower, byte[] text, int from, int until) {
    if (lower.length != until - from) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      byte b = text[from + i];
      if ((b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b) != lower[i]) {
        return false;
      }
    }
    return true;
  }
}
