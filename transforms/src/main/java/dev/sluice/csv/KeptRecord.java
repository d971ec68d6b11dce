package dev.sluice.csv;

import dev.sluice.row.TextRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Takes a record apart that was kept, without its file. */
public final class KeptRecord {
  private KeptRecord() {}

  /**
   * Parses one record.
   *
   * @param raw its own bytes, as {@link TextRecords#raw} has them
   * @param columns number of the file's columns
   * @param fields for each column wanted the index of its field in a record
   * @return with a count of 1; or another one, if these bytes are no single record
   */
  public static TextRecords parse(
      byte[] raw, CsvDialect dialect, int columns, List<Integer> fields) {
    try (FileText text = FileText.of(raw, dialect.charset())) {
      RecordPages pages =
          new RecordPages(
              text, dialect, new RecordPages.Range(0, raw.length, 1), RecordScanner.LONGEST_RECORD);
      pages.next();
      return new PageParser(dialect, text.encoding(), columns, fields).parse(pages);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail.", e);
    }
  }
}
