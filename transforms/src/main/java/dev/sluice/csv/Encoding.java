package dev.sluice.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns a file's bytes into UTF-8, one char for each byte of it, which is what the parsers work on:
 * so cells leave as they came, without Strings. What no character stands for (half a surrogate
 * pair, a byte that the charset does not define) becomes bytes that are no UTF-8; those that were
 * no UTF-8 in the first place stay as they are. The encoder's policy for invalid text finds both.
 */
final class Encoding {
  private enum Form {
    UTF_8,
    TABLE,
    UTF_16
  }

  /** No charset of single bytes has this character. */
  private static final char UNDEFINED = '\uFFFF';

  private static final Encoding UTF_8 = new Encoding(Form.UTF_8, table(StandardCharsets.US_ASCII));
  private static final Encoding UTF_16BE =
      new Encoding(Form.UTF_16, table(StandardCharsets.US_ASCII));
  private static final Encoding UTF_16LE =
      new Encoding(Form.UTF_16, table(StandardCharsets.US_ASCII), 1);

  /** An encoding, and the bytes in front of a file that say so. */
  record Mark(Encoding encoding, int length) {}

  private final Form form;
  private final char[] table;
  private final int high;

  private Encoding(Form form, char[] table) {
    this(form, table, 0);
  }

  /**
   * @param table the character of each byte
   * @param high which of a unit's two bytes is the more significant one
   */
  private Encoding(Form form, char[] table, int high) {
    this.form = form;
    this.table = table;
    this.high = high;
  }

  /**
   * The encoding that a file begins with the mark of, or else the one that is named.
   *
   * @param head the file's first bytes, 3 if it has as many
   */
  static Mark mark(byte[] head, Encoding named) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return new Mark(UTF_8, 3);
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return new Mark(UTF_16BE, 2);
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return new Mark(UTF_16LE, 2);
    }
    return new Mark(named, 0);
  }

  /**
   * The encoding of that name.
   *
   * @throws IllegalArgumentException with {@link Charsets#problem}
   */
  static Encoding of(String name) {
    Charsets.problem(name)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    Charset charset = Charset.forName(name);
    if (charset.equals(StandardCharsets.UTF_8)) {
      return UTF_8;
    }
    if (charset.equals(StandardCharsets.UTF_16LE)) {
      return UTF_16LE;
    }
    if (charset.equals(StandardCharsets.UTF_16BE) || charset.equals(StandardCharsets.UTF_16)) {
      return UTF_16BE;
    }
    return new Encoding(Form.TABLE, table(charset));
  }

  /** Bytes of one code unit: 1 or 2. */
  int step() {
    return form == Form.UTF_16 ? 2 : 1;
  }

  /** Offset in a code unit of its more significant byte; 0 if it has just one byte. */
  int high() {
    return high;
  }

  /** The character of a byte, or of the lower byte of a unit below 256. */
  char character(int unsigned) {
    return table[unsigned];
  }

  /** The most chars that so many bytes become. */
  int mostChars(int bytes) {
    return form == Form.UTF_8 ? bytes : Math.multiplyExact(bytes, 3);
  }

  /** Writes the bytes' UTF-8 into an array that is large enough; returns the number of chars. */
  int decode(byte[] from, int start, int end, char[] to) {
    return switch (form) {
      case UTF_8 -> widen(from, start, end, to);
      case TABLE -> translate(from, start, end, to);
      case UTF_16 -> pair(from, start, end, to);
    };
  }

  private static int widen(byte[] from, int start, int end, char[] to) {
    int length = end - start;
    for (int i = 0; i < length; i++) {
      to[i] = (char) (from[start + i] & 0xFF);
    }
    return length;
  }

  private int translate(byte[] from, int start, int end, char[] to) {
    int size = 0;
    for (int i = start; i < end; i++) {
      char character = table[from[i] & 0xFF];
      if (character == UNDEFINED) {
        to[size++] = 0xFF; // Never part of UTF-8.
      } else {
        size = put(character, to, size);
      }
    }
    return size;
  }

  private int pair(byte[] from, int start, int end, char[] to) {
    int size = 0;
    for (int i = start; i < end; i += 2) {
      char unit = unit(from, i);
      if (Character.isHighSurrogate(unit) && i + 2 < end) {
        char next = unit(from, i + 2);
        if (Character.isLowSurrogate(next)) {
          int point = Character.toCodePoint(unit, next);
          to[size++] = (char) (0xF0 | point >> 18);
          to[size++] = (char) (0x80 | point >> 12 & 0x3F);
          to[size++] = (char) (0x80 | point >> 6 & 0x3F);
          to[size++] = (char) (0x80 | point & 0x3F);
          i += 2;
          continue;
        }
      }
      size = put(unit, to, size);
    }
    return size;
  }

  private char unit(byte[] from, int at) {
    return (char) ((from[at + high] & 0xFF) << 8 | from[at + 1 - high] & 0xFF);
  }

  /** Also writes single surrogates, in three bytes, which UTF-8 does not allow. */
  private static int put(char character, char[] to, int size) {
    if (character < 0x80) {
      to[size++] = character;
    } else if (character < 0x800) {
      to[size++] = (char) (0xC0 | character >> 6);
      to[size++] = (char) (0x80 | character & 0x3F);
    } else {
      to[size++] = (char) (0xE0 | character >> 12);
      to[size++] = (char) (0x80 | character >> 6 & 0x3F);
      to[size++] = (char) (0x80 | character & 0x3F);
    }
    return size;
  }

  private static boolean startsWith(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static char[] table(Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    char[] table = new char[256];
    for (int i = 0; i < table.length; i++) {
      try {
        table[i] = decoder.decode(ByteBuffer.wrap(new byte[] {(byte) i})).get();
      } catch (CharacterCodingException e) {
        table[i] = UNDEFINED;
      }
    }
    return table;
  }
}
