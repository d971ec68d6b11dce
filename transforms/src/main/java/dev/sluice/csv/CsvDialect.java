package dev.sluice.csv;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is written. Records end with LF, CRLF or CR; lines without a character are no
 * records.
 *
 * @param delimiter between fields; ASCII
 * @param quote around fields that hold delimiters, line ends or quotes, doubled inside; ASCII; null
 *     if there is none
 * @param escape takes the next character's meaning away, inside and outside of quotes; ASCII; null
 *     if there is none
 * @param charset UTF-8, UTF-16, UTF-16LE, UTF-16BE or a charset of single bytes; a byte order mark
 *     wins over it
 * @param header whether the first record names the columns
 * @param skipLines lines in front of the header or the first record that are no CSV
 * @param nullTexts unquoted fields that are null, after trimming
 * @param trim whether space around fields is no part of them; inside quotes it always is
 */
public record CsvDialect(
    char delimiter,
    @Nullable Character quote,
    @Nullable Character escape,
    String charset,
    boolean header,
    int skipLines,
    List<String> nullTexts,
    boolean trim,
    Ragged ragged)
    implements Serializable {

  public CsvDialect {
    nullTexts = List.copyOf(nullTexts);
  }

  /** RFC 4180 with a header in UTF-8, where an empty field without quotes is null. */
  public static CsvDialect standard() {
    return new CsvDialect(',', '"', null, "UTF-8", true, 0, List.of(""), false, Ragged.REJECT);
  }
}
