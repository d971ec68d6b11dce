package dev.sluice.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.TextRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records that a parser does not take for what the scanner does. */
class PageParserTest {
  private static final CsvDialect DIALECT = Dialects.noHeader().dialect();
  private static final RecordParser COMMONS = new CommonsCsvParser(DIALECT);

  @TempDir Path folder;

  private TextRecords parse(String content, RecordParser parser, RecordParser commons)
      throws IOException {
    CsvFile file = CsvFile.of(folder, content);
    try (FileText text = FileText.open(file.version(), "UTF-8")) {
      RecordPages pages =
          new RecordPages(
              text,
              DIALECT,
              new RecordPages.Range(0, file.version().size(), 1),
              RecordScanner.LONGEST_RECORD);
      pages.next();
      return new PageParser(
              text.encoding(), parser, commons, new RecordFrames(DIALECT, 2, List.of(0, 1)))
          .parse(pages);
    }
  }

  /** Gives a part of the first record, and then refuses. */
  private static int refuse(char[] text, int length, FieldSink sink) throws IOException {
    sink.field(text, 0, 1, false);
    sink.endRecord();
    sink.field(text, 0, 1, false);
    throw new IOException("refused");
  }

  @Test
  void theOtherParserIsAskedIfOneRefuses() throws IOException {
    TextRecords expected = parse("a,b\nc\nd,e\n", new FastCsvParser(DIALECT), COMMONS);

    TextRecords records = parse("a,b\nc\nd,e\n", PageParserTest::refuse, COMMONS);

    assertThat(records.cells()).isEqualTo(expected.cells());
    assertThat(records.malformed()).isEqualTo(expected.malformed()).containsOnlyKeys(1);
  }

  @Test
  void theOtherParserIsAskedIfOneSeesAnotherNumberOfRecords() throws IOException {
    TextRecords expected = parse("a,b\nc,d\n", new FastCsvParser(DIALECT), COMMONS);

    TextRecords records = parse("a,b\nc,d\n", (text, length, sink) -> 1, COMMONS);

    assertThat(records.cells()).isEqualTo(expected.cells());
  }

  @Test
  void recordsThatNoParserTakesAreMalformedOneByOne() throws IOException {
    RecordParser noX =
        (text, length, sink) ->
            new String(text, 0, length).contains("x")
                ? refuse(text, length, sink)
                : COMMONS.parse(text, length, sink);

    TextRecords records = parse("a,b\nx,y\nc\nd,e\n", noX, noX);

    assertThat(records.malformed().keySet()).containsExactlyInAnyOrder(1, 2);
    assertThat(records.malformed().get(1))
        .isEqualTo(
            "it is not one record for the parser; expected fields between delimiters, either"
                + " without quotes or quoted from end to end");
    assertThat(records.cells()).isEqualTo(parse("a,b\nd,e\n", COMMONS, COMMONS).cells());
  }

  @Test
  void parsesWhatIsBetweenRecordsAtFault() throws IOException {
    TextRecords records =
        parse("\"a\"x\nb,c\n\n\"d\"x\n\"e\"x\nf,g\n", new FastCsvParser(DIALECT), COMMONS);

    assertThat(records.malformed().keySet()).containsExactlyInAnyOrder(0, 2, 3);
    assertThat(records.cells()).isEqualTo(parse("b,c\nf,g\n", COMMONS, COMMONS).cells());
    assertThat(records.rawEnds()).containsExactly(5, 9, 14, 19, 23);
  }
}
