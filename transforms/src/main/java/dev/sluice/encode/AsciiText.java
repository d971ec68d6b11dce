package dev.sluice.encode;

/** Looks at the bytes of text where they lie. */
final class AsciiText {
  private static final boolean[] HEX_DIGIT = new boolean[256];

  static {
    for (char digit : "0123456789abcdefABCDEF".toCharArray()) {
      HEX_DIGIT[digit] = true;
    }
  }

  private AsciiText() {}

  /** What C's isspace, and so PostgreSQL, takes for space. */
  static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static boolean isHexDigit(byte b) {
    return HEX_DIGIT[b & 0xFF];
  }

  /**
   * Offset behind the last of the decimal digits at {@code from}; {@code from} if there are none.
   */
  static int digitsEnd(byte[] text, int from, int until) {
    int at = from;
    while (at < until && isDigit(text[at])) {
      at++;
    }
    return at;
  }

  static boolean areHexDigits(byte[] text, int from, int until) {
    boolean all = true;
    for (int at = from; at < until; at++) {
      all &= HEX_DIGIT[text[at] & 0xFF];
    }
    return all;
  }

  /** Compares with a word of a to z, in any case. */
  static boolean equalsWord(byte[] text, int from, int until, String word) {
    if (until - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((text[from + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
