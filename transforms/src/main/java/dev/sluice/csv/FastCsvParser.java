package dev.sluice.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordWrapper;
import java.io.CharArrayReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** RFC 4180 by FastCSV, straight from its array of chars: nothing is allocated for a field. */
final class FastCsvParser implements RecordParser {
  /** Chars that UTF-8's bytes cannot be. */
  private static final char NO_QUOTE = '\uFFFE';

  private static final char NO_COMMENT = '\uFFFF';

  private final CsvReader.CsvReaderBuilder reader;

  /**
   * @param dialect without an escape character
   */
  FastCsvParser(CsvDialect dialect) {
    Character quote = dialect.quote();
    reader =
        CsvReader.builder()
            .fieldSeparator(dialect.delimiter())
            .quoteCharacter(quote == null ? NO_QUOTE : quote)
            .commentCharacter(NO_COMMENT)
            .acceptCharsAfterQuotes(false)
            // A char array that grows as it must; by default it ends at the longest record's bytes.
            .maxBufferSize(4 * RecordScanner.LONGEST_RECORD);
  }

  @Override
  public int parse(char[] text, int length, FieldSink sink) throws IOException {
    Handler handler = new Handler(sink);
    try (CsvReader<Object> records = reader.build(handler, new CharArrayReader(text, 0, length))) {
      if (records.iterator().hasNext()) {
        throw new IllegalStateException("Sluice bug: a record was built, expected none.");
      }
    } catch (CsvParseException e) {
      throw new IOException(e);
    }
    return handler.records;
  }

  /** Never builds a record, so the reader goes on to the end by itself. */
  private static final class Handler extends CsvCallbackHandler<Object> {
    private final FieldSink sink;
    private int records;

    Handler(FieldSink sink) {
      this.sink = sink;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {}

    @Override
    protected void addField(char[] text, int offset, int length, boolean quoted) {
      sink.field(text, offset, length, quoted);
    }

    @Override
    protected void setComment(char[] text, int offset, int length) {
      throw new IllegalStateException("Sluice bug: a comment was found, expected none.");
    }

    @Override
    protected @Nullable RecordWrapper<Object> buildRecord() {
      sink.endRecord();
      records++;
      return null;
    }
  }
}
