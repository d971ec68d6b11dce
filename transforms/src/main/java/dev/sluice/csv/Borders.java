package dev.sluice.csv;

import java.io.IOException;

/** Finds where a file may be cut: at starts of records, never inside of quotes. */
public final class Borders {
  private Borders() {}

  /**
   * The end of a piece of a file.
   *
   * @param until offset of the next piece's first record; the file's size if there is none
   * @param line of that byte, from 1
   * @param end whether no record follows
   */
  public record Cut(long until, long line, boolean end) {}

  /**
   * Whether a file can be read from its middle, so that cutting it makes sense.
   *
   * @throws IOException if it cannot be opened
   */
  public static boolean divisible(FileVersion file) throws IOException {
    return FileText.seekable(file);
  }

  /**
   * The first start of a record that is at least so many bytes away. Reads that far, and up to a
   * record's greatest length farther if a quote does not close.
   *
   * @param file not compressed
   * @param from where a record starts: from {@link CsvHead} or an earlier cut
   * @param line of that byte
   * @param bytes at least 1
   * @throws IOException if the file cannot be read, or has become shorter
   */
  public static Cut next(FileVersion file, CsvDialect dialect, long from, long line, long bytes)
      throws IOException {
    if (bytes < 1 || FileText.compressed(file)) {
      throw new IllegalArgumentException(
          "Cannot cut %s after %,d bytes: expected a file that is not compressed, and 1 or more."
              .formatted(file.path(), bytes));
    }
    long earliest = bytes > Long.MAX_VALUE - from ? Long.MAX_VALUE : from + bytes;
    try (FileText text = FileText.open(file, dialect.charset())) {
      RecordPages.Range range = new RecordPages.Range(from, file.size(), line);
      RecordPages pages = new RecordPages(text, dialect, range, RecordScanner.LONGEST_RECORD);
      while (!pages.finished()) {
        pages.next();
        for (int i = 0; i < pages.count(); i++) {
          if (pages.offset(i) >= earliest && !pages.continued(i)) {
            return new Cut(pages.offset(i), pages.line(i), false);
          }
        }
      }
      return new Cut(file.size(), pages.scannedLine(), true);
    }
  }
}
