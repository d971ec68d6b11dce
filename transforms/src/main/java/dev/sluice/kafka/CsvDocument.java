package dev.sluice.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One CSV record, perhaps with its line end. Quotes inside a field that does not begin with one are
 * text, as they are in CSV files. Not by FastCSV, which lets a quote that never closes pass. One
 * thread.
 */
final class CsvDocument implements Document {
  private static final int[] UNREAD = {};

  /** What no byte of a field is. */
  private static final int NO_QUOTE = 0x100;

  private final int delimiter;
  private final int quote;
  private final byte[][] nullTexts;

  /** For each field the columns that read it. */
  private final int[][] columns;

  /** Of the record that is being read: where the next field begins. */
  private int at;

  /**
   * @param paths for each column the one step to its field; null if it comes from elsewhere
   */
  CsvDocument(CsvFormat format, List<? extends @Nullable List<String>> paths) {
    delimiter = format.delimiter();
    Character quoteCharacter = format.quote();
    quote = quoteCharacter == null ? NO_QUOTE : quoteCharacter;
    nullTexts =
        format.nullTexts().stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    columns = new int[format.names().size()][];
    Arrays.fill(columns, UNREAD);
    for (int column = 0; column < paths.size(); column++) {
      List<String> path = paths.get(column);
      if (path != null) {
        int field = format.index(path);
        columns[field] = Arrays.copyOf(columns[field], columns[field].length + 1);
        columns[field][columns[field].length - 1] = column;
      }
    }
  }

  @Override
  public @Nullable String read(byte[] document, RecordCells cells) {
    int end = withoutLineEnd(document);
    if (end == 0) {
      return "is empty, expected a CSV record";
    }
    at = 0;
    int fields = 0;
    for (boolean more = true; more; fields++) {
      int[] to = fields < columns.length ? columns[fields] : UNREAD;
      String problem =
          at < end && document[at] == quote
              ? quoted(document, end, to, cells)
              : unquoted(document, end, to, cells);
      if (problem != null) {
        return problem;
      }
      more = at < end;
      if (more) {
        at++;
      }
    }
    return fields == columns.length
        ? null
        : "has %,d fields, expected %,d".formatted(fields, columns.length);
  }

  /** Up to the delimiter, or to the end. */
  private @Nullable String unquoted(byte[] document, int end, int[] to, RecordCells cells) {
    int start = at;
    while (at < end && document[at] != delimiter) {
      if (document[at] == '\n' || document[at] == '\r') {
        return "has a line end at offset %,d, expected one CSV record".formatted(at);
      }
      at++;
    }
    if (to.length > 0 && !isNull(document, start, at)) {
      int cell = cells.text().size();
      cells.text().put(document, start, at - start);
      cells.set(to, cell);
    }
    return null;
  }

  /** Up to the delimiter, or to the end; what is between doubled quotes is put piece by piece. */
  private @Nullable String quoted(byte[] document, int end, int[] to, RecordCells cells) {
    Bytes text = cells.text();
    int cell = text.size();
    int opening = at;
    int start = opening + 1;
    int closing = nextQuote(document, start, end);
    while (closing + 1 < end && document[closing + 1] == quote) {
      text.put(document, start, closing + 1 - start);
      start = closing + 2;
      closing = nextQuote(document, start, end);
    }
    if (closing == end) {
      return "has a quote at offset %,d that never closes".formatted(opening);
    }
    text.put(document, start, closing - start);
    at = closing + 1;
    if (at < end && document[at] != delimiter) {
      return "has text behind a closing quote, at offset %,d; expected a delimiter or its end there, and quotes inside of a field doubled"
          .formatted(at);
    }
    cells.set(to, cell);
    return null;
  }

  private int nextQuote(byte[] document, int from, int end) {
    int next = from;
    while (next < end && document[next] != quote) {
      next++;
    }
    return next;
  }

  private boolean isNull(byte[] document, int from, int until) {
    for (byte[] text : nullTexts) {
      if (Arrays.equals(text, 0, text.length, document, from, until)) {
        return true;
      }
    }
    return false;
  }

  private static int withoutLineEnd(byte[] document) {
    int end = document.length;
    if (end > 0 && document[end - 1] == '\n') {
      end--;
    }
    if (end > 0 && document[end - 1] == '\r') {
      end--;
    }
    return end;
  }
}
