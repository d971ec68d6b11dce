package dev.sluice.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.TextRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** FastCSV and Commons CSV read the same out of the same text, and agree with the scanner. */
class ParsersTest {
  private static Path scratch;

  @BeforeContainer
  static void makeScratch() throws IOException {
    scratch = Files.createTempDirectory("parsers");
  }

  @AfterContainer
  static void removeScratch() throws IOException {
    Files.deleteIfExists(scratch.resolve("data.csv"));
    Files.deleteIfExists(scratch);
  }

  @Property(tries = 500)
  void readTheSameWhereTheDialectAllowsBoth(
      @ForAll("nonsense") String text, @ForAll("dialects") CsvDialect dialect) throws IOException {
    CsvFile file = CsvFile.of(scratch, "data.csv", text.getBytes(StandardCharsets.UTF_8));

    RecordParser commonsCsv = new CommonsCsvParser(dialect);
    RecordParser fastCsv = new FastCsvParser(dialect);
    // FastCSV loses line ends behind quotes that hold a CR without LF: then it has to be helped.
    RecordParser second = text.contains("\r") || dialect.trim() ? commonsCsv : fastCsv;
    TextRecords fast = parse(file, dialect, fastCsv, second);
    TextRecords commons = parse(file, dialect, commonsCsv, commonsCsv);

    assertThat(commons.malformed()).isEqualTo(fast.malformed());
    assertThat(commons.cells()).isEqualTo(fast.cells());
    assertThat(fast.malformed().values()).noneMatch(reason -> reason.contains("parser"));
  }

  @Property(tries = 500)
  void commonsCsvFindsTheRecordsThatTheScannerFinds(
      @ForAll("nonsense") String text, @ForAll("dialects") CsvDialect dialect, @ForAll boolean trim)
      throws IOException {
    Dialects escaped = new Dialects(dialect).escape('\\');
    CsvFile file = CsvFile.of(scratch, "data.csv", text.getBytes(StandardCharsets.UTF_8));

    CsvFile.Reading reading = file.read(trim ? escaped.trim() : escaped, 2);

    assertThat(reading.reasons()).noneMatch(r -> r != null && r.contains("parser"));
  }

  private static TextRecords parse(
      CsvFile file, CsvDialect dialect, RecordParser parser, RecordParser second)
      throws IOException {
    try (FileText text = FileText.open(file.version(), dialect.charset())) {
      RecordPages pages =
          new RecordPages(
              text,
              dialect,
              new RecordPages.Range(0, file.version().size(), 1),
              RecordScanner.LONGEST_RECORD);
      pages.next();
      return new PageParser(
              text.encoding(), parser, second, new RecordFrames(dialect, 2, List.of(0, 1)))
          .parse(pages);
    }
  }

  @Provide
  Arbitrary<String> nonsense() {
    return Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of("a", "bc", "é", "N", "NULL")),
            Tuple.of(4, Arbitraries.of(",", "\"", "\n")),
            Tuple.of(
                2, Arbitraries.of("\r\n", "\r", " ", "\t", "\"\"", ",\"", "\",", "\\", "\"\n\"")))
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<CsvDialect> dialects() {
    return Arbitraries.of(
            Dialects.noHeader(),
            Dialects.noHeader().nulls(),
            Dialects.noHeader().nulls("N"),
            Dialects.noHeader().nulls("", "N", "NULL", "\\N"),
            Dialects.noHeader().trim(),
            Dialects.noHeader().trim().nulls("", "NULL"),
            Dialects.noHeader().quote(null),
            Dialects.noHeader().quote(null).trim())
        .map(Dialects::pad)
        .map(Dialects::dialect);
  }
}
