package dev.sluice.csv;

import java.io.IOException;
import java.util.List;

/**
 * What comes before a file's data.
 *
 * @param columns names of the columns, trimmed, in their order; empty if the dialect has no header
 *     or the file no record
 * @param start byte offset of the first data record in the file's text, after decompression; the
 *     end of the text if there is none
 * @param line of that byte, from 1
 */
public record CsvHead(List<String> columns, long start, long line) {

  public CsvHead {
    columns = List.copyOf(columns);
  }

  /**
   * Reads the head of a file.
   *
   * @throws MalformedFileException if the header cannot be parsed, is longer than 1 MiB, or has
   *     names that are empty or there twice
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if there is no such charset; see {@link Charsets#problem}
   */
  public static CsvHead read(FileVersion file, CsvDialect dialect) throws IOException {
    return new HeadReader(file, dialect).read();
  }
}
