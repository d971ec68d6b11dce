package dev.sluice.encode;

/** Text in quotes, with a backslash before quotes and backslashes: in arrays and in JSON. */
final class EscapedText implements ColumnCodec {
  private static final int FIRST_PLAIN = 0x20;
  private static final String SHORT_ESCAPES = "btn\0fr";

  private final OddText odd;
  private final boolean json;

  private EscapedText(OddText odd, boolean json) {
    this.odd = odd;
    this.json = json;
  }

  /** An element of an array. */
  static ColumnCodec ofArray(OddText odd) {
    return new EscapedText(odd, false);
  }

  /** A string of JSON, which has no control characters. */
  static ColumnCodec ofJson(OddText odd) {
    return new EscapedText(odd, true);
  }

  @Override
  public boolean emptyIsNull() {
    return false;
  }

  @Override
  public void write(byte[] cell, int offset, int length, CsvBuffer out)
      throws RefusedValueException {
    out.put('"');
    int end = offset + length;
    int copied = offset;
    int at = offset;
    boolean changed = false;
    while (at < end) {
      byte b = cell[at];
      if (isPlain(b)) {
        at++;
        continue;
      }
      int sequence = b < 0 ? Utf8.sequence(cell, at, end) : 0;
      if (sequence > 0) {
        at += sequence;
        continue;
      }
      out.put(cell, copied, at - copied);
      if (b > 0) {
        escape(b, out);
      } else {
        changed = true;
        odd.repair(b, at - offset, out);
      }
      at++;
      copied = at;
    }
    out.put(cell, copied, end - copied);
    out.put('"');
    if (changed) {
      odd.changed();
    }
  }

  private boolean isPlain(byte b) {
    return b >= FIRST_PLAIN ? b != '"' && b != '\\' : b > 0 && !json;
  }

  /** Writes JSON as the text of a string of JSON. */
  static void putString(byte[] text, int from, int until, CsvBuffer out) {
    out.put('"');
    for (int at = from; at < until; at++) {
      byte b = text[at];
      if (b == '"' || b == '\\') {
        escape(b, out);
      } else {
        out.putInt8(b);
      }
    }
    out.put('"');
  }

  private static void escape(byte b, CsvBuffer out) {
    out.put('\\');
    int index = b - '\b';
    if (b >= FIRST_PLAIN) {
      out.putInt8(b);
    } else if (index >= 0 && index < SHORT_ESCAPES.length() && SHORT_ESCAPES.charAt(index) != 0) {
      out.put(SHORT_ESCAPES.charAt(index));
    } else {
      out.putAscii("u00");
      out.putInt8('0' + (b >> 4));
      out.putInt8(Character.forDigit(b & 0xF, 16));
    }
  }
}
