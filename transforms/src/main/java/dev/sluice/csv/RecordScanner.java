package dev.sluice.csv;

/**
 * Finds the ends of records in a file's bytes, without taking fields apart. It alone decides where
 * records end, both when a file is cut and when it is read; what it finds depends on nothing but
 * the bytes from a record's start on, so both agree wherever they start.
 *
 * <ul>
 *   <li>LF, CRLF and CR end a record outside of quotes; a line without a byte is no record.
 *   <li>A quote opens at a field's start (with {@code trim} also behind space there) and closes at
 *       the next one that is not doubled or escaped. Text between that and the delimiter is a fault
 *       and read as if it were not quoted. Quotes elsewhere are text.
 *   <li>An escape character makes whatever follows it text, line ends too.
 *   <li><b>Stray quotes.</b> A record that is not complete within {@link #LONGEST_RECORD} bytes, or
 *       is inside of quotes at the end of the input, ends at the first line end that its quotes
 *       hold: that line alone is damaged, and reading goes on behind it. It makes no difference to
 *       this whether the input ends with the file or at the start of a later record.
 *   <li>A record of which not even one line is complete within that length is handed on in pieces
 *       of it, up to its next line end. All pieces are at fault, and none but the first is a place
 *       to start from.
 * </ul>
 *
 * <p>Positions are offsets in the caller's array, which may move its content: see {@link #shift}.
 */
final class RecordScanner {
  static final int MEBIBYTES = 16;

  /** The most bytes that are searched for a record's end. */
  static final int LONGEST_RECORD = MEBIBYTES << 20;

  private static final int FIELD_START = 0;
  private static final int SPACE_BEFORE = 1;
  private static final int UNQUOTED = 2;
  private static final int QUOTED = 3;
  private static final int CLOSED = 4;
  private static final int SPACE_AFTER = 5;
  private static final int ESCAPED = 6;
  private static final int ESCAPED_IN_QUOTES = 7;
  private static final int REST_OF_LINE = 8;

  private static final int STATE = 0x0F;
  private static final int FAULTY = 0x10;
  private static final int SPACED = 0x20;

  /** State and kind of unit (text, delimiter, quote, escape, space) → next state. */
  private static final int[][] NEXT = {
    {UNQUOTED, FIELD_START, QUOTED, ESCAPED, SPACE_BEFORE},
    {UNQUOTED, FIELD_START, QUOTED | SPACED, ESCAPED, SPACE_BEFORE},
    {UNQUOTED, FIELD_START, UNQUOTED, ESCAPED, UNQUOTED},
    {QUOTED, QUOTED, CLOSED, ESCAPED_IN_QUOTES, QUOTED},
    {UNQUOTED | FAULTY, FIELD_START, QUOTED, ESCAPED | FAULTY, SPACE_AFTER | SPACED},
    {UNQUOTED | FAULTY, FIELD_START, UNQUOTED | FAULTY, ESCAPED | FAULTY, SPACE_AFTER},
    {UNQUOTED, UNQUOTED, UNQUOTED, UNQUOTED, UNQUOTED},
    {QUOTED, QUOTED, QUOTED, QUOTED, QUOTED},
    {REST_OF_LINE, REST_OF_LINE, REST_OF_LINE, REST_OF_LINE, REST_OF_LINE}
  };

  private final Syntax syntax;
  private final int step;
  private final int longest;

  private int at;
  private long line;
  private int state;
  private int marks;
  private boolean begun;
  private boolean cutShort;

  private int start;
  private int end;
  private long startLine;
  private boolean continued;
  private Fault fault = Fault.NONE;
  private boolean spaced;

  /** Behind the first line end that the record's quotes hold; −1 if there is none yet. */
  private int quotedEnd;

  private long quotedEndLine;

  /**
   * How far a scan came that found its record not to be complete. It was inside of quotes at every
   * line end it passed, so another scan that is so at one of them gets there in the same state: the
   * jump keeps the time linear when quotes of many records in a row do not close.
   */
  private int reached = -1;

  private long reachedLine;
  private int reachedState;
  private boolean jumped;
  private boolean mayJump;

  /**
   * @param line the line of the first byte, from 1
   * @param longest as {@link #LONGEST_RECORD}; even
   */
  RecordScanner(Syntax syntax, long line, int longest) {
    this.syntax = syntax;
    this.step = syntax.step();
    this.line = line;
    this.longest = longest;
  }

  /**
   * Finds the next record.
   *
   * @param filled end of the bytes that are there
   * @param ended whether these are all
   * @return false if there is no complete record: more bytes are needed, or there are none
   */
  boolean next(byte[] text, int filled, boolean ended) {
    if (!begun && !begin(text, filled, ended)) {
      return false;
    }
    int limit = (int) Math.min(filled, (long) start + longest);
    int kind = advance(text, limit);
    while (kind >= 0) {
      if (needsMore(kind, filled, ended)) {
        return false;
      }
      if (insideQuotes() || state == ESCAPED) {
        passLineEnd(text, kind, filled);
      } else if (jumped) {
        restart(false);
      } else {
        count(text, kind);
        at += lineEnd(text, kind, filled);
        return complete();
      }
      kind = advance(text, limit);
    }
    if ((long) start + longest < filled) {
      return quotedEnd >= 0 ? endAtFirstLine() : cutShort();
    }
    return ended && last(text, filled);
  }

  /** Whether it cannot be told yet if a CR is all of a line end. */
  private boolean needsMore(int kind, int filled, boolean ended) {
    return kind == Syntax.CR && at + 2 * step > filled && !ended;
  }

  private boolean insideQuotes() {
    return state == QUOTED || state == ESCAPED_IN_QUOTES;
  }

  /** Skips lines that are no records; false if there is no record's first byte. */
  private boolean begin(byte[] text, int filled, boolean ended) {
    while (!cutShort && at + step <= filled) {
      int kind = syntax.kind(text, at);
      if (kind < Syntax.LF) {
        break;
      }
      if (needsMore(kind, filled, ended)) {
        return false;
      }
      at += lineEnd(text, kind, filled);
      line++;
    }
    // Half a character at the end of the file is a record too: no byte is left out.
    if (ended ? at >= filled : at + step > filled) {
      return false;
    }
    start = at;
    startLine = line;
    continued = cutShort;
    cutShort = false;
    begun = true;
    restart(true);
    return true;
  }

  private void restart(boolean mayJump) {
    at = start;
    line = startLine;
    state = continued ? REST_OF_LINE : FIELD_START;
    marks = 0;
    quotedEnd = -1;
    jumped = false;
    this.mayJump = mayJump;
  }

  /**
   * Goes on to the next line end, quoted or not, and returns its kind; −1 if the limit is first.
   */
  private int advance(byte[] text, int limit) {
    int next = at;
    int now = state;
    int seen = marks;
    int kind = -1;
    while (next + step <= limit) {
      kind = syntax.kind(text, next);
      if (kind >= Syntax.LF) {
        break;
      }
      int then = NEXT[now][kind];
      now = then & STATE;
      seen |= then;
      next += step;
      kind = -1;
      if (now == UNQUOTED || now == QUOTED || now == REST_OF_LINE) {
        next = syntax.skipText(text, next, limit);
      }
    }
    at = next;
    state = now;
    marks = seen;
    return kind;
  }

  /** Bytes of the line end at this position. */
  private int lineEnd(byte[] text, int kind, int filled) {
    boolean two =
        kind == Syntax.CR && at + 2 * step <= filled && syntax.kind(text, at + step) == Syntax.LF;
    return two ? 2 * step : step;
  }

  /** Counts a line end; an LF behind a CR that was escaped belongs to the same one. */
  private void count(byte[] text, int kind) {
    boolean counted = kind == Syntax.LF && at > start && syntax.kind(text, at - step) == Syntax.CR;
    line += counted ? 0 : 1;
  }

  /** A line end that is part of a field. */
  private void passLineEnd(byte[] text, int kind, int filled) {
    count(text, kind);
    if (state != QUOTED) {
      at += step;
      state = state == ESCAPED ? UNQUOTED : QUOTED;
      return;
    }
    at += lineEnd(text, kind, filled);
    if (quotedEnd < 0) {
      quotedEnd = at;
      quotedEndLine = line;
    }
    if (mayJump && at < reached) {
      at = reached;
      line = reachedLine;
      state = reachedState;
      jumped = true;
    }
  }

  private boolean complete() {
    end = at;
    begun = false;
    spaced |= (marks & SPACED) != 0;
    if (continued) {
      fault = Fault.TOO_LONG;
    } else {
      fault = (marks & FAULTY) != 0 ? Fault.TEXT_AFTER_QUOTE : Fault.NONE;
    }
    return true;
  }

  private boolean endAtFirstLine() {
    if (at > reached) {
      reached = at;
      reachedLine = line;
      reachedState = state;
    }
    at = quotedEnd;
    line = quotedEndLine;
    complete();
    fault = Fault.UNCLOSED;
    return true;
  }

  private boolean cutShort() {
    at = start + longest;
    complete();
    fault = Fault.TOO_LONG;
    cutShort = true;
    return true;
  }

  /** The record that the input ends with. */
  private boolean last(byte[] text, int filled) {
    boolean unclosed = insideQuotes();
    if (jumped && !unclosed) {
      restart(false);
      return next(text, filled, true);
    }
    if (unclosed && quotedEnd >= 0) {
      return endAtFirstLine();
    }
    boolean half = at < filled;
    at = filled;
    complete();
    if (half) {
      fault = Fault.HALF_CHARACTER;
    } else if (unclosed) {
      fault = Fault.UNCLOSED;
    } else if (state == ESCAPED) {
      fault = Fault.ESCAPE_AT_END;
    }
    return true;
  }

  /** All positions become smaller by so many bytes: not more than {@link #firstNeeded}. */
  void shift(int bytes) {
    at -= bytes;
    start -= bytes;
    end -= bytes;
    quotedEnd = Math.max(-1, quotedEnd - bytes);
    reached = Math.max(-1, reached - bytes);
  }

  /** The first byte that {@link #next} may look at again. */
  int firstNeeded() {
    return begun ? start : at;
  }

  /** The line that the byte behind everything found so far is on. */
  long line() {
    return line;
  }

  /** Where the record that was found starts. */
  int start() {
    return start;
  }

  /** Behind the last byte of the record that was found, its line end included. */
  int end() {
    return end;
  }

  long startLine() {
    return startLine;
  }

  Fault fault() {
    return fault;
  }

  /** Whether the record that was found is no more than a later piece of one that is too long. */
  boolean continued() {
    return continued;
  }

  /** Whether there was space around quotes since the last call. */
  boolean takeSpaced() {
    boolean taken = spaced;
    spaced = false;
    return taken;
  }
}
