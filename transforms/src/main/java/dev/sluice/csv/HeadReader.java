package dev.sluice.csv;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads what comes before a file's data: lines that are no CSV, and the header. */
final class HeadReader {
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int SHOWN = 100;

  private final FileVersion file;
  private final CsvDialect dialect;
  private final boolean header;
  private final int skipLines;

  HeadReader(FileVersion file, CsvDialect dialect) {
    this.file = file;
    this.header = dialect.header();
    this.skipLines = dialect.skipLines();
    // Space around names is never meant, and no name is null.
    this.dialect =
        new CsvDialect(
            dialect.delimiter(),
            dialect.quote(),
            dialect.escape(),
            dialect.charset(),
            header,
            skipLines,
            List.of(),
            true,
            dialect.ragged());
  }

  CsvHead read() throws IOException {
    long end = FileText.compressed(file) ? RecordPages.Range.TO_THE_END : file.size();
    RecordPages.Range range = afterSkippedLines(end);
    try (FileText text = FileText.open(file, dialect.charset())) {
      RecordPages pages = new RecordPages(text, dialect, range, LONGEST_HEADER);
      pages.next();
      List<String> columns = List.of();
      int data = 0;
      if (header && pages.count() > 0) {
        columns = names(pages, text.encoding());
        data = 1;
        if (pages.count() == 1 && !pages.finished()) {
          pages.next();
          data = 0;
        }
      }
      return data < pages.count()
          ? new CsvHead(columns, pages.offset(data), pages.line(data))
          : new CsvHead(columns, pages.scannedOffset(), pages.scannedLine());
    }
  }

  private RecordPages.Range afterSkippedLines(long end) throws IOException {
    if (skipLines == 0) {
      return new RecordPages.Range(0, end, 1);
    }
    try (FileText text = FileText.open(file, dialect.charset())) {
      return SkippedLines.read(text, new Syntax(dialect, text.encoding()), skipLines, end);
    }
  }

  private List<String> names(RecordPages pages, Encoding encoding) throws MalformedFileException {
    if (pages.fault(0) != Fault.NONE) {
      throw malformed(pages, encoding, reason(pages.fault(0)));
    }
    int start = pages.start(0);
    int end = pages.end(0);
    char[] chars = new char[encoding.mostChars(end - start)];
    int length = encoding.decode(pages.bytes(), start, end, chars);
    RecordParser parser =
        pages.spaced() ? new CommonsCsvParser(dialect) : PageParser.parser(dialect);
    HeaderNames names = new HeaderNames();
    try {
      int records = parser.parse(chars, length, names);
      if (records != 1) {
        throw malformed(pages, encoding, "it is %d records for the parser".formatted(records));
      }
    } catch (MalformedFileException e) {
      throw e;
    } catch (IOException e) {
      throw malformed(pages, encoding, "the parser does not take it for a record");
    }
    Optional<String> problem = names.problem();
    if (problem.isPresent()) {
      throw malformed(pages, encoding, problem.get());
    }
    return names.names();
  }

  private static String reason(Fault fault) {
    return switch (fault) {
      case TOO_LONG -> "it is longer than 1 MiB";
      case UNCLOSED -> "its quote never closes within 1 MiB";
      default -> fault.reason();
    };
  }

  private MalformedFileException malformed(RecordPages pages, Encoding encoding, String problem) {
    int start = pages.start(0);
    int length = Math.min(pages.end(0) - start, SHOWN);
    length -= length % encoding.step();
    char[] chars = new char[encoding.mostChars(length)];
    int shown = encoding.decode(pages.bytes(), start, start + length, chars);
    return new MalformedFileException(
        ("File %s has no valid header in line %,d: %s. It is: %s%s. Expected names between"
                + " delimiters '%s', each once, at most 1 MiB in all. Set the delimiter, quote,"
                + " escape character, charset and number of lines to skip that fit the file, or"
                + " read it without a header.")
            .formatted(
                file.path(),
                pages.line(0),
                problem,
                HeaderNames.text(chars, 0, shown).strip(),
                pages.end(0) - start > SHOWN ? "..." : "",
                dialect.delimiter()));
  }
}
