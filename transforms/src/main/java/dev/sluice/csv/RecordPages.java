package dev.sluice.csv;

import java.io.IOException;
import java.util.Arrays;

/** The records of a range of a file, as many at a time as make a page. */
final class RecordPages {
  private static final int PAGE_BYTES = 512 * 1024;
  private static final int MOST_RECORDS = 32 * 1024;

  private final FileText text;
  private final RecordScanner scanner;
  private final long until;

  private byte[] bytes;

  /** Offset in the file of the first of {@code bytes}. */
  private long base;

  private int filled;
  private boolean ended;
  private boolean finished;

  private int count;
  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private long[] lines = new long[1024];
  private Fault[] faults = new Fault[1024];
  private boolean[] continued = new boolean[1024];
  private boolean spaced;

  /** What to read. */
  record Range(long from, long until, long line) {
    /** The {@code until} of a range to the end of a text of which the size is not known. */
    static final long TO_THE_END = Long.MAX_VALUE;
  }

  /**
   * @param text not read behind the start of the range
   * @param longest see {@link RecordScanner}
   */
  RecordPages(FileText text, CsvDialect dialect, Range range, int longest) throws IOException {
    this.text = text;
    this.until = range.until();
    scanner = new RecordScanner(new Syntax(dialect, text.encoding()), range.line(), longest);
    // A range from 0 begins with the byte order mark, which is no part of a record.
    text.skipTo(Math.max(range.from(), text.markLength()));
    base = text.position();
    bytes = new byte[(int) Math.max(1, Math.min(until - base, PAGE_BYTES))];
  }

  /** Goes on to the next page, which has no records if the range has no more. */
  void next() throws IOException {
    count = 0;
    while (!full()) {
      if (scanner.next(bytes, filled, ended)) {
        add();
      } else if (ended) {
        finished = true;
        break;
      } else if (count > 0 && filled == bytes.length) {
        break;
      } else {
        fill();
      }
    }
    spaced = scanner.takeSpaced();
  }

  private boolean full() {
    return count == MOST_RECORDS || (count > 0 && ends[count - 1] - starts[0] >= PAGE_BYTES);
  }

  private void add() {
    if (count == starts.length) {
      int length = 2 * count;
      starts = Arrays.copyOf(starts, length);
      ends = Arrays.copyOf(ends, length);
      lines = Arrays.copyOf(lines, length);
      faults = Arrays.copyOf(faults, length);
      continued = Arrays.copyOf(continued, length);
    }
    starts[count] = scanner.start();
    ends[count] = scanner.end();
    lines[count] = scanner.startLine();
    faults[count] = scanner.fault();
    continued[count] = scanner.continued();
    count++;
  }

  /** Reads until the array is full; records of this page keep their places. */
  private void fill() throws IOException {
    if (count == 0) {
      int done = scanner.firstNeeded();
      System.arraycopy(bytes, done, bytes, 0, filled - done);
      filled -= done;
      base += done;
      scanner.shift(done);
    }
    if (filled == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    while (filled < bytes.length && !ended) {
      long left = until - base - filled;
      int read =
          left == 0 ? -1 : text.read(bytes, filled, (int) Math.min(left, bytes.length - filled));
      filled += Math.max(read, 0);
      ended = read < 0 || left == read;
      if (read < 0 && left > 0 && until != Range.TO_THE_END) {
        throw new IOException(
            "the text ends at byte %,d, expected it to go on to byte %,d"
                .formatted(base + filled, until));
      }
    }
  }

  /** Whether this page is the last. */
  boolean finished() {
    return finished;
  }

  /** The array that records are in; it changes with the next page. */
  byte[] bytes() {
    return bytes;
  }

  int count() {
    return count;
  }

  int start(int row) {
    return starts[row];
  }

  int end(int row) {
    return ends[row];
  }

  long offset(int row) {
    return base + starts[row];
  }

  long line(int row) {
    return lines[row];
  }

  Fault fault(int row) {
    return faults[row];
  }

  boolean continued(int row) {
    return continued[row];
  }

  /** Whether any record has space around its quotes. */
  boolean spaced() {
    return spaced;
  }

  /** Behind the last byte that was found to be part of a record or a blank line. */
  long scannedOffset() {
    return base + scanner.firstNeeded();
  }

  /** The line that is on. */
  long scannedLine() {
    return scanner.line();
  }
}
