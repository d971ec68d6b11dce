package dev.sluice.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.csv.CsvFile.Row;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BordersTest {
  private static Path scratch;

  @TempDir Path folder;

  /** A text that may be any nonsense, and how to read it. */
  record Case(String text, CsvDialect dialect) {}

  @BeforeContainer
  static void makeScratch() throws IOException {
    scratch = Files.createTempDirectory("borders");
  }

  @AfterContainer
  static void removeScratch() throws IOException {
    Files.deleteIfExists(scratch.resolve("data.csv"));
    Files.deleteIfExists(scratch);
  }

  @Property(tries = 400)
  void unitsOfAnySizeGiveWhatTheWholeFileGives(
      @ForAll("nonsense") Case nonsense, @ForAll @IntRange(min = 1, max = 40) int bytes)
      throws IOException {
    Charset charset = Charset.forName(nonsense.dialect().charset());
    CsvFile file = CsvFile.of(scratch, "data.csv", nonsense.text().getBytes(charset));
    List<Row> whole = file.read(nonsense.dialect(), 2).rows();

    List<Row> parts = new ArrayList<>();
    CsvHead head = file.head(nonsense.dialect());
    long from = head.start();
    long line = head.line();
    boolean end = from >= file.version().size();
    while (!end) {
      Borders.Cut cut = Borders.next(file.version(), nonsense.dialect(), from, line, bytes);
      assertThat(cut.end() || cut.until() >= from + bytes).isTrue();
      String until = cut.end() ? FileUnit.END : Long.toString(cut.until());
      parts.addAll(file.read(file.unit(from, until, line, 2), nonsense.dialect()).rows());
      from = cut.until();
      line = cut.line();
      end = cut.end();
    }

    assertThat(parts).isEqualTo(whole);
    assertThat(from).isEqualTo(file.version().size());
    everyByteIsOfARecordOrABlankLine(file, whole, nonsense.dialect(), head.start());
    linesAreRight(file, whole, charset);
  }

  @Test
  void aStrayQuoteIsTheSameToAllUnits() throws IOException {
    int lines = 3_000_000;
    CsvFile file = CsvFile.of(folder, "a\n\"stray\n" + "123456\n".repeat(lines) + "z\n");
    CsvDialect dialect = Dialects.noHeader().dialect();

    Borders.Cut cut = Borders.next(file.version(), dialect, 0, 1, 1_000_000);
    CsvFile.Reading first = file.read(file.unit(0, "" + cut.until(), 1, 1), dialect);
    Borders.Cut rest = Borders.next(file.version(), dialect, cut.until(), cut.line(), 1L << 40);

    assertThat(cut).isEqualTo(new Borders.Cut(1_000_001, 142_859, false));
    assertThat(first.rows()).hasSize(142_858);
    assertThat(first.rows().get(1).reason()).startsWith("its quote never closes: no closing quote");
    assertThat(first.rows().get(1).raw()).isEqualTo("\"stray\n");
    assertThat(first.rows().get(2).cells()).containsExactly("123456");
    assertThat(rest).isEqualTo(new Borders.Cut(file.version().size(), lines + 4L, true));
  }

  @Test
  void neverCutsInsideOfQuotes() throws IOException {
    CsvFile file = CsvFile.of(folder, "1,\"a\n\"\"\nb\"\r\n\n2,c\n");
    CsvDialect dialect = Dialects.noHeader().dialect();

    assertThat(Borders.next(file.version(), dialect, 0, 1, 1))
        .isEqualTo(Borders.next(file.version(), dialect, 0, 1, 13))
        .isEqualTo(new Borders.Cut(13, 5, false));
    assertThat(Borders.next(file.version(), dialect, 0, 1, 14))
        .isEqualTo(new Borders.Cut(17, 6, true));
  }

  @Test
  void aFileThatIsNotCompressedIsDivisible() throws IOException {
    assertThat(Borders.divisible(CsvFile.of(folder, "a\n").version())).isTrue();
  }

  @Test
  void refusesPiecesOfNothing() {
    CsvFile file = CsvFile.of(folder, "a\n");

    assertThatThrownBy(() -> Borders.next(file.version(), CsvDialect.standard(), 0, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("after 0 bytes: expected a file that is not compressed, and 1 or");
  }

  private static void everyByteIsOfARecordOrABlankLine(
      CsvFile file, List<Row> rows, CsvDialect dialect, long start) throws IOException {
    byte[] bytes = Files.readAllBytes(file.path());
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    StringBuilder between = new StringBuilder();
    int at = (int) start;
    for (Row row : rows) {
      between.append(all, at, (int) row.offset());
      assertThat(all.startsWith(row.raw(), (int) row.offset())).isTrue();
      at = (int) row.offset() + row.raw().length();
    }
    between.append(all.substring(at));
    String text =
        new String(
            between.toString().getBytes(StandardCharsets.ISO_8859_1),
            Charset.forName(dialect.charset()));
    assertThat(text).matches("[\\r\\n]*");
  }

  private static void linesAreRight(CsvFile file, List<Row> rows, Charset charset)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file.path());
    for (Row row : rows) {
      String before = new String(Arrays.copyOf(bytes, (int) row.offset()), charset);
      long lines = before.replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
      assertThat(row.line()).isEqualTo(1 + lines);
    }
  }

  @Provide
  Arbitrary<Case> nonsense() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of("a", "bc", "é", "😀")),
            Tuple.of(4, Arbitraries.of(",", "\"", "\n")),
            Tuple.of(2, Arbitraries.of("\r\n", "\r", " ", "\"\"", ",\"", "\",", "\\")));
    Arbitrary<String> text =
        piece.list().ofMaxSize(40).map(pieces -> pieces.stream().collect(Collectors.joining()));
    Arbitrary<CsvDialect> dialect =
        Combinators.combine(
                Arbitraries.of('"', null),
                Arbitraries.of('\\', null, null),
                Arbitraries.of("UTF-8", "UTF-8", "UTF-16LE", "UTF-16BE"),
                Arbitraries.of(true, false))
            .as(
                (quote, escape, charset, trim) -> {
                  Dialects plain =
                      Dialects.noHeader().pad().quote(quote).escape(escape).charset(charset);
                  return (trim ? plain.trim() : plain).dialect();
                });
    return Combinators.combine(text, dialect).as(Case::new);
  }
}
