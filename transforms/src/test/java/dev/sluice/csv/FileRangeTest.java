package dev.sluice.csv;

import static dev.sluice.csv.Dialects.noHeader;
import static dev.sluice.csv.Dialects.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.csv.CsvFile.Reading;
import dev.sluice.csv.CsvFile.Row;
import dev.sluice.row.TextPage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What records are read as, dialect by dialect. */
class FileRangeTest {
  @TempDir Path folder;

  private Reading read(Dialects dialect, int columns, String text) {
    Reading reading = CsvFile.of(folder, text).read(dialect, columns);
    assertThat(reading.failure()).isNull();
    return reading;
  }

  private static List<String> row(String... cells) {
    return Arrays.asList(cells);
  }

  @Test
  void readsWhatFollowsTheHeader() {
    Reading reading = read(standard(), 2, "id,name\n1,Ann\n2,\"B, \"\"b\"\"\"\n");

    assertThat(reading.rows())
        .containsExactly(
            new Row(8, 2, row("1", "Ann"), null, "1,Ann\n"),
            new Row(14, 3, row("2", "B, \"b\""), null, "2,\"B, \"\"b\"\"\"\n"));
  }

  @ParameterizedTest
  @ValueSource(chars = {';', '|', '\t', '#'})
  void readsOtherDelimiters(char delimiter) {
    Reading reading =
        read(noHeader().delimiter(delimiter), 2, "a,b%s\"c%sd\"\n".replace("%s", "" + delimiter));

    assertThat(reading.cells()).containsExactly(row("a,b", "c" + delimiter + "d"));
  }

  @Test
  void readsAnotherQuote() {
    Reading reading = read(noHeader().quote('\''), 2, "'it''s, \"',\"b\"\n");

    assertThat(reading.cells()).containsExactly(row("it's, \"", "\"b\""));
  }

  @Test
  void takesQuotesForTextIfThereAreNone() {
    Reading reading = read(noHeader().quote(null), 2, "\"a\nb\",\"c\n");

    assertThat(reading.reasons()).containsExactly("has 1 fields, expected 2", null);
    assertThat(reading.rows().get(1).cells()).isEqualTo(row("b\"", "\"c"));
  }

  @Test
  void escapesInsideAndOutsideOfQuotes() {
    Reading reading =
        read(
            noHeader().escape('\\').nulls("\\N", ""),
            3,
            "a\\,b,\"c\\\"d\",e\\\nf\n\\N,\"\\N\",\"\"\n\\\\,\\n,\"x\"\"y\"\n");

    assertThat(reading.cells())
        .containsExactly(row("a,b", "c\"d", "e\nf"), row(null, "\\N", ""), row("\\", "\n", "x\"y"));
    assertThat(reading.rows()).extracting(Row::line).containsExactly(1L, 3L, 4L);
  }

  @Test
  void escapesWithoutQuotes() {
    Reading reading = read(noHeader().quote(null).escape('\\'), 2, "a\\,\"b,c\\\r\nd\n");

    assertThat(reading.reasons()).containsExactly(null, "has 1 fields, expected 2");
    assertThat(reading.cells().get(0)).isEqualTo(row("a,\"b", "c\r"));
  }

  @Test
  void refusesAnEscapeCharacterWithNothingBehindIt() {
    Reading reading = read(noHeader().escape('\\'), 1, "a\nb\\");

    assertThat(reading.reasons())
        .containsExactly(null, "it ends with an escape character that has nothing behind it");
  }

  @Test
  void keepsLineEndsInsideOfQuotes() {
    Reading reading = read(noHeader(), 2, "1,\"a\nb\r\nc\rd\"\n2,e\n");

    assertThat(reading.cells()).containsExactly(row("1", "a\nb\r\nc\rd"), row("2", "e"));
    assertThat(reading.rows()).extracting(Row::line).containsExactly(1L, 5L);
  }

  @Test
  void endsRecordsAtAnyLineEnd() {
    Reading reading = read(noHeader(), 1, "a\nb\r\nc\rd");

    assertThat(reading.rows())
        .containsExactly(
            new Row(0, 1, row("a"), null, "a\n"),
            new Row(2, 2, row("b"), null, "b\r\n"),
            new Row(5, 3, row("c"), null, "c\r"),
            new Row(7, 4, row("d"), null, "d"));
  }

  @Test
  void leavesOutBlankLinesButCountsThem() {
    Reading reading = read(noHeader(), 1, "\n\r\na\n\r\r\n\nb\n\n");

    assertThat(reading.rows())
        .containsExactly(
            new Row(3, 3, row("a"), null, "a\n"), new Row(9, 7, row("b"), null, "b\n"));
  }

  @Test
  void readsAnEmptyFieldInQuotesOrWithSpaceAsARecord() {
    Reading reading = read(noHeader(), 1, "\"\"\n\n \n");

    assertThat(reading.cells()).containsExactly(row(""), row(" "));
  }

  @Test
  void readsALastRecordThatEndsWithADelimiter() {
    assertThat(read(noHeader(), 2, "a,b\nc,").cells())
        .containsExactly(row("a", "b"), row("c", null));
  }

  @Test
  void tellsNullFromQuotedText() {
    Reading reading =
        read(noHeader().nulls("", "NULL"), 4, ",\"\",NULL,\"NULL\"\nnull, ,N,NULLs\n");

    assertThat(reading.cells())
        .containsExactly(row(null, "", null, "NULL"), row("null", " ", "N", "NULLs"));
  }

  @Test
  void hasNoNullsIfThereAreNoTextsForThem() {
    assertThat(read(noHeader().nulls(), 2, ",\"\"\n").cells()).containsExactly(row("", ""));
  }

  @Test
  void trimsAroundFieldsButNotInsideOfQuotes() {
    Reading reading =
        read(
            noHeader().trim().nulls("", "-"), 4, " a b ,\t,  - ,c\n 1 ,\" 2 \", \" , \" ,\"\"\t\n");

    assertThat(reading.cells())
        .containsExactly(row("a b", null, null, "c"), row("1", " 2 ", " , ", ""));
  }

  @Test
  void leavesSpaceWhereItIsWithoutTrim() {
    assertThat(read(noHeader(), 2, " a , \"b\"\n").cells()).containsExactly(row(" a ", " \"b\""));
  }

  @Test
  void refusesTextBehindAClosingQuote() {
    Reading reading = read(noHeader(), 2, "1,a\n2,\"b\"c\n3,\"d\" \n4,e\n");

    assertThat(reading.cells()).containsExactly(row("1", "a"), null, null, row("4", "e"));
    assertThat(reading.reasons().get(1))
        .isEqualTo(
            "text follows a closing quote; expected a delimiter or the end of the line there, and"
                + " quotes inside of a field doubled or escaped");
    assertThat(reading.rows().get(1).raw()).isEqualTo("2,\"b\"c\n");
  }

  @Test
  void takesAQuoteInsideOfAnUnquotedFieldForText() {
    assertThat(read(noHeader(), 2, "5\" disk,a\"b\"c\n").cells())
        .containsExactly(row("5\" disk", "a\"b\"c"));
  }

  @Test
  void refusesTooFewFields() {
    assertThat(read(noHeader(), 3, "a,b\nc,d,e\n").reasons())
        .containsExactly("has 2 fields, expected 3", null);
  }

  @Test
  void padsTooFewFieldsWithNulls() {
    assertThat(read(noHeader().pad(), 3, "a\n\"\",b\n").cells())
        .containsExactly(row("a", null, null), row("", "b", null));
  }

  @Test
  void refusesTooManyFieldsAlsoIfItPads() {
    assertThat(read(noHeader().pad(), 1, "a,b\nc\n").reasons())
        .containsExactly("has 2 fields, expected 1", null);
  }

  @Test
  void givesColumnsInTheOrderAskedFor() {
    CsvFile file = CsvFile.of(folder, "a,b,c\nd,,f\n");
    List<TextPage> pages = new ArrayList<>();

    FileRange.read(
        file.unit(0, FileUnit.END, 1, 3),
        noHeader().dialect(),
        OnChanged.REFUSE,
        List.of(2, 0, 2, 1),
        pages::add);

    assertThat(CsvFile.reading(pages, 4).cells())
        .containsExactly(row("c", "a", "c", "b"), row("f", "d", "f", null));
  }

  @Test
  void leavesOutFieldsThatAreNotAskedFor() {
    CsvFile file = CsvFile.of(folder, "a,b,c\nd\n");
    List<TextPage> pages = new ArrayList<>();

    FileRange.read(
        file.unit(0, FileUnit.END, 1, 3),
        noHeader().pad().dialect(),
        OnChanged.REFUSE,
        List.of(0, 2),
        pages::add);

    assertThat(CsvFile.reading(pages, 2).cells()).containsExactly(row("a", "c"), row("d", null));
  }

  @Test
  void refusesAFieldThatIsNotThere() {
    CsvFile file = CsvFile.of(folder, "a\n");
    FileUnit unit = file.unit(0, FileUnit.END, 1, 1);

    assertThatThrownBy(
            () ->
                FileRange.read(
                    unit, noHeader().dialect(), OnChanged.REFUSE, List.of(1), page -> true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no field 1 in records of 1 columns.");
  }

  @Test
  void leavesInvalidUtf8AsItIs() {
    byte[] content = {'a', (byte) 0xFF, ',', (byte) 0xC3, '\n', 'b', ',', 'c'};

    Reading reading = CsvFile.of(folder, "data.csv", content).read(noHeader(), 2);

    assertThat(reading.cells()).containsExactly(row("a<FF>", "<C3>"), row("b", "c"));
    assertThat(reading.raw().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(content);
  }

  @Test
  void handsOnOneEmptyLastPageIfThereIsNothing() {
    Reading reading = read(standard(), 1, "");

    assertThat(reading.rows()).isEmpty();
    assertThat(reading.pages()).singleElement().matches(TextPage::last);
  }

  @Test
  void handsOnPagesOfModestSizeHoweverLongTheFile() {
    String record = "1234567,some text,\"quoted\nt\"\"ext\",\n";
    Reading reading = read(noHeader(), 4, record.repeat(60_000));

    assertThat(reading.rows()).hasSize(60_000);
    assertThat(reading.raw()).isEqualTo(record.repeat(60_000));
    List<TextPage> pages = reading.pages();
    assertThat(pages).hasSizeGreaterThan(3);
    assertThat(pages).extracting(TextPage::ordinal).startsWith(0, 1, 2);
    assertThat(pages.subList(0, pages.size() - 1)).noneMatch(TextPage::last);
    assertThat(pages.get(pages.size() - 1).last()).isTrue();
    assertThat(pages).allMatch(page -> page.records().raw().length <= 513 * 1024);
  }

  @Test
  void limitsTheRecordsOfAPageToo() {
    assertThat(read(noHeader(), 1, "1\n".repeat(70_000)).pages())
        .hasSize(3)
        .allMatch(page -> page.records().count() <= 32 * 1024);
  }

  @ParameterizedTest
  @CsvSource({"524286", "524287", "524288", "524289"})
  void readsLineEndsAcrossBlocks(int length) {
    String first = "a".repeat(length);
    Reading reading = read(noHeader(), 1, first + "\r\nb\r\n\r\nc\r\n");

    assertThat(reading.cells()).containsExactly(row(first), row("b"), row("c"));
    assertThat(reading.rows()).extracting(Row::line).containsExactly(1L, 2L, 4L);
  }

  @Test
  void stopsWhenTheSinkSaysSo() {
    CsvFile file = CsvFile.of(folder, "1\n".repeat(100_000));
    List<TextPage> pages = new ArrayList<>();

    FileRange.read(
        file.unit(0, FileUnit.END, 1, 1),
        noHeader().dialect(),
        OnChanged.REFUSE,
        List.of(0),
        page -> {
          pages.add(page);
          return false;
        });

    assertThat(pages).singleElement().matches(page -> !page.last());
  }
}
