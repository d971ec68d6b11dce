package dev.sluice.csv;

import dev.sluice.row.TextRecords;
import java.io.IOException;
import java.util.List;

/**
 * Turns pages of records into {@link TextRecords}. Two parsers, because FastCSV is the faster by
 * far and makes no objects, but knows neither escape characters nor space around quotes, which
 * Commons CSV does. It is also asked where FastCSV does not see the records that the scanner found:
 * FastCSV 3.7.0 loses the line end behind quotes that hold a CR without LF.
 */
final class PageParser {
  private final Encoding encoding;
  private final RecordParser parser;
  private final RecordParser commons;
  private final RecordFrames frames;
  private char[] chars = new char[0];

  /**
   * @param expected number of fields in a record
   * @param order for each column the index of its field
   */
  PageParser(CsvDialect dialect, Encoding encoding, int expected, List<Integer> order) {
    this(
        encoding,
        parser(dialect),
        new CommonsCsvParser(dialect),
        new RecordFrames(dialect, expected, order));
  }

  /**
   * @param parser for pages without space around quotes that is to be trimmed
   * @param commons for all others
   */
  PageParser(Encoding encoding, RecordParser parser, RecordParser commons, RecordFrames frames) {
    this.encoding = encoding;
    this.parser = parser;
    this.commons = commons;
    this.frames = frames;
  }

  /** The parser for a dialect's records, unless there is space around quotes. */
  static RecordParser parser(CsvDialect dialect) {
    Character escape = dialect.escape();
    return escape == null || escape.equals(dialect.quote())
        ? new FastCsvParser(dialect)
        : new CommonsCsvParser(dialect);
  }

  TextRecords parse(RecordPages page) {
    int count = page.count();
    int[] ends = new int[count];
    long[] places = new long[TextRecords.PLACE * count];
    byte[] raw = raw(page, ends);
    for (int i = 0; i < count; i++) {
      places[TextRecords.PLACE * i] = page.offset(i);
      places[TextRecords.PLACE * i + 1] = page.line(i);
    }
    frames.clear();
    RecordParser chosen = page.spaced() ? commons : parser;
    for (int i = 0; i < count; i = frames.records()) {
      if (page.fault(i) == Fault.NONE) {
        sound(chosen, raw, ends, i, firstFault(page, i));
      } else {
        frames.addMalformed(page.fault(i).reason());
      }
    }
    return new TextRecords(count, frames.cells(), places, raw, ends, frames.malformed());
  }

  /** The records' own bytes without the blank lines between them. */
  private static byte[] raw(RecordPages page, int[] ends) {
    int size = 0;
    for (int i = 0; i < ends.length; i++) {
      size += page.end(i) - page.start(i);
      ends[i] = size;
    }
    byte[] raw = new byte[size];
    int to = 0;
    int first = 0;
    for (int i = 1; i <= ends.length; i++) {
      if (i == ends.length || page.start(i) != page.end(i - 1)) {
        int length = page.end(i - 1) - page.start(first);
        System.arraycopy(page.bytes(), page.start(first), raw, to, length);
        to += length;
        first = i;
      }
    }
    return raw;
  }

  private static int firstFault(RecordPages page, int from) {
    int row = from;
    while (row < page.count() && page.fault(row) == Fault.NONE) {
      row++;
    }
    return row;
  }

  /** Records that the scanner found no fault with: all at once, or else one by one. */
  private void sound(RecordParser chosen, byte[] raw, int[] ends, int from, int until) {
    if (parse(chosen, raw, ends, from, until) || parse(commons, raw, ends, from, until)) {
      return;
    }
    for (int i = from; i < until; i++) {
      if (!parse(commons, raw, ends, i, i + 1)) {
        frames.addMalformed(
            "it is not one record for the parser; expected fields between delimiters, either"
                + " without quotes or quoted from end to end");
      }
    }
  }

  /** Whether the parser saw just these records; if not, it is as if it had not been asked. */
  private boolean parse(RecordParser chosen, byte[] raw, int[] ends, int from, int until) {
    int size = frames.size();
    int start = from == 0 ? 0 : ends[from - 1];
    int mostChars = encoding.mostChars(ends[until - 1] - start);
    if (chars.length < mostChars) {
      chars = new char[mostChars];
    }
    int length = encoding.decode(raw, start, ends[until - 1], chars);
    try {
      if (chosen.parse(chars, length, frames) == until - from) {
        return true;
      }
    } catch (IOException e) {
      // The caller takes the records one by one, and says which cannot be parsed.
    }
    frames.truncate(from, size);
    return false;
  }
}
