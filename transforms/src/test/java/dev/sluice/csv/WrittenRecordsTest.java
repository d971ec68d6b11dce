package dev.sluice.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** What others write is read back. */
class WrittenRecordsTest {
  private static final int COLUMNS = 3;

  private static Path scratch;

  @BeforeContainer
  static void makeScratch() throws IOException {
    scratch = Files.createTempDirectory("written");
  }

  @AfterContainer
  static void removeScratch() throws IOException {
    Files.deleteIfExists(scratch.resolve("data.csv"));
    Files.deleteIfExists(scratch);
  }

  @Property(tries = 300)
  void byFastCsv(
      @ForAll("records") List<List<String>> records,
      @ForAll("delimiters") char delimiter,
      @ForAll("quotes") char quote,
      @ForAll LineDelimiter lineEnd,
      @ForAll("charsets") String charset) {
    StringWriter text = new StringWriter();
    CsvWriter writer =
        CsvWriter.builder()
            .fieldSeparator(delimiter)
            .quoteCharacter(quote)
            .lineDelimiter(lineEnd)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(text);
    records.forEach(writer::writeRecord);

    comesBack(
        text.toString(),
        Dialects.noHeader().delimiter(delimiter).quote(quote).charset(charset).dialect(),
        records);
  }

  @Property(tries = 300)
  void byCommonsCsvWithEscapes(
      @ForAll("records") List<List<String>> records,
      @ForAll("delimiters") char delimiter,
      @ForAll("charsets") String charset) {
    CSVFormat format =
        CSVFormat.Builder.create()
            .setDelimiter(delimiter)
            .setQuote('"')
            .setEscape('\\')
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .setRecordSeparator("\n")
            .get();

    comesBack(
        print(format, records),
        Dialects.noHeader().delimiter(delimiter).escape('\\').charset(charset).dialect(),
        records);
  }

  private static String print(CSVFormat format, List<List<String>> records) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      for (List<String> record : records) {
        printer.printRecord(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void comesBack(String text, CsvDialect dialect, List<List<String>> records) {
    byte[] bytes = text.getBytes(Charset.forName(dialect.charset()));

    CsvFile.Reading reading = CsvFile.of(scratch, "data.csv", bytes).read(dialect, COLUMNS);

    assertThat(reading.cells()).isEqualTo(records);
    assertThat(reading.raw().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(bytes);
  }

  @Provide
  Arbitrary<List<List<String>>> records() {
    return Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.of("a", "Zoë", "😀", "NULL", " ", "\u0000", "Ⱒ")),
            Tuple.of(4, Arbitraries.of(",", "\"", "'", ";", "\t", "|")),
            Tuple.of(3, Arbitraries.of("\n", "\r", "\r\n", "\"\"", "\",\"")))
        .list()
        .ofMaxSize(8)
        .map(pieces -> String.join("", pieces))
        .list()
        .ofSize(COLUMNS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '|', '\t');
  }

  @Provide
  Arbitrary<Character> quotes() {
    return Arbitraries.of('"', '\'');
  }

  @Provide
  Arbitrary<String> charsets() {
    return Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE");
  }
}
