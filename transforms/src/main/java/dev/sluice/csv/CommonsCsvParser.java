package dev.sluice.csv;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * Escape characters, and space around quotes, by Commons CSV, which knows both and is slower. An
 * escape character in front of n, r, t, b or f makes a control character; in front of a delimiter,
 * quote, escape character or line end it makes that text; elsewhere it is text itself, so that
 * {@code \N} may be one of {@link CsvDialect#nullTexts}.
 */
final class CommonsCsvParser implements RecordParser {
  /**
   * One for each text that is null: a format knows one, and a record does not say what was quoted.
   */
  private final List<CSVFormat> formats;

  private char[] field = new char[1024];

  CommonsCsvParser(CsvDialect dialect) {
    Character quote = dialect.quote();
    Character escape = dialect.escape();
    CSVFormat format =
        CSVFormat.Builder.create()
            .setDelimiter(dialect.delimiter())
            .setQuote(quote)
            .setEscape(escape == null || escape.equals(quote) ? null : escape)
            .setIgnoreSurroundingSpaces(dialect.trim())
            .setIgnoreEmptyLines(true)
            .get();
    List<CSVFormat> each = new ArrayList<>();
    for (String nullText : dialect.nullTexts()) {
      // In this quote mode null texts count only without quotes.
      each.add(
          format
              .builder()
              .setNullString(bytesAsChars(nullText))
              .setQuoteMode(QuoteMode.ALL_NON_NULL)
              .get());
    }
    formats = each.isEmpty() ? List.of(format) : List.copyOf(each);
  }

  private static String bytesAsChars(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Override
  public int parse(char[] text, int length, FieldSink sink) throws IOException {
    List<Iterator<CSVRecord>> readings = new ArrayList<>(formats.size());
    for (CSVFormat format : formats) {
      readings.add(format.parse(new CharArrayReader(text, 0, length)).iterator());
    }
    CSVRecord[] record = new CSVRecord[readings.size()];
    int records = 0;
    try {
      while (readings.get(0).hasNext()) {
        for (int i = 0; i < record.length; i++) {
          record[i] = readings.get(i).next();
        }
        hand(record, sink);
        records++;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return records;
  }

  private void hand(CSVRecord[] readings, FieldSink sink) {
    for (int i = 0; i < readings[0].size(); i++) {
      String value = value(readings, i);
      if (value == null) {
        sink.nullField();
      } else {
        int length = value.length();
        if (field.length < length) {
          field = new char[2 * length];
        }
        value.getChars(0, length, field, 0);
        sink.field(field, 0, length, true);
      }
    }
    sink.endRecord();
  }

  private static @Nullable String value(CSVRecord[] readings, int field) {
    String value = null;
    for (CSVRecord reading : readings) {
      value = reading.get(field);
      if (value == null) {
        return null;
      }
    }
    return value;
  }
}
