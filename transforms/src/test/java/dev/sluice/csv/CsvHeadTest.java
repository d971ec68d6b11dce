package dev.sluice.csv;

import static dev.sluice.csv.Dialects.noHeader;
import static dev.sluice.csv.Dialects.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvHeadTest {
  @TempDir Path folder;

  private CsvHead head(Dialects dialect, String text) {
    return CsvFile.of(folder, text).head(dialect.dialect());
  }

  @Test
  void readsNamesQuotedAndTrimmed() {
    assertThat(head(standard(), " id ,\"first, name\", \"a\nb\" \n1,2,3\n"))
        .isEqualTo(new CsvHead(List.of("id", "first, name", "a\nb"), 27, 3));
  }

  @Test
  void readsAMarkBeforeAQuotedName() {
    assertThat(head(standard(), "\uFEFF\"id\",b\r\n1,2"))
        .isEqualTo(new CsvHead(List.of("id", "b"), 11, 2));
  }

  @Test
  void knowsNoNamesWithoutAHeader() {
    assertThat(head(noHeader(), "\n\n1,2\n")).isEqualTo(new CsvHead(List.of(), 2, 3));
  }

  @Test
  void leavesOutBlankLinesAroundTheHeader() {
    assertThat(head(standard(), "\nid\n\n\n1\n")).isEqualTo(new CsvHead(List.of("id"), 6, 5));
  }

  @Test
  void skipsLinesWhateverTheirQuotes() {
    assertThat(head(standard().skipLines(3), "Report \"May\r\n\r\"\nid,\"n\"\n1,2\n"))
        .isEqualTo(new CsvHead(List.of("id", "n"), 23, 5));
    assertThat(head(noHeader().skipLines(1), "\uFEFFx\r\n1\n"))
        .isEqualTo(new CsvHead(List.of(), 6, 2));
  }

  @ParameterizedTest
  @CsvSource({"65534", "65535", "65536", "65537", "200000"})
  void skipsLinesOfAnyLength(int length) {
    assertThat(head(standard().skipLines(1), "x".repeat(length) + "\r\nid\n1\n"))
        .isEqualTo(new CsvHead(List.of("id"), length + 5, 3));
  }

  @Test
  void isAllThereIsOfAFileWithoutData() {
    assertThat(head(standard(), "")).isEqualTo(new CsvHead(List.of(), 0, 1));
    assertThat(head(standard(), "\uFEFF")).isEqualTo(new CsvHead(List.of(), 3, 1));
    assertThat(head(standard(), "id")).isEqualTo(new CsvHead(List.of("id"), 2, 1));
    assertThat(head(standard(), "id\n\n")).isEqualTo(new CsvHead(List.of("id"), 4, 3));
    assertThat(head(standard().skipLines(9), "a\nb")).isEqualTo(new CsvHead(List.of(), 3, 2));
  }

  @Test
  void findsTheFirstRecordBehindAHeaderOfTheGreatestLength() {
    String name = "n".repeat((1 << 20) - 1);

    assertThat(head(standard(), name + "\n1\n")).isEqualTo(new CsvHead(List.of(name), 1 << 20, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "id,,x;column 2 of 3 has no name",
        "id,\" \";column 2 of 2 has no name",
        "id,x, id ;the name \"id\" is there twice",
        "id,\"x;its quote never closes within 1 MiB",
        "\"id\"x;text follows a closing quote"
      })
  void refusesAHeaderThatIsNone(String header, String problem) {
    assertThatThrownBy(() -> head(standard(), header + "\n1,2,3\n"))
        .hasRootCauseInstanceOf(MalformedFileException.class)
        .hasMessageContainingAll(
            "data.csv has no valid header in line 1: " + problem,
            ". It is: " + header.strip(),
            ". Expected names between delimiters ',', each once, at most 1 MiB in all. Set the");
  }

  @Test
  void refusesAHeaderThatIsTooLong() {
    assertThatThrownBy(() -> head(standard(), "n".repeat(1 << 20) + "\n1\n"))
        .hasMessageContaining(": it is longer than 1 MiB. It is: nnn");
  }

  @Test
  void refusesAHeaderThatIsNoText() {
    byte[] content = {'i', 'd', ',', (byte) 0xE9, '\n'};
    CsvFile file = CsvFile.of(folder, "data.csv", content);

    assertThatThrownBy(() -> file.head(CsvDialect.standard()))
        .hasMessageContaining("it has bytes that are no text in its charset. It is: id,\uFFFD. ");
  }

  @Test
  void readsNamesWithEscapes() {
    assertThat(head(standard().escape('\\'), "a\\,b,\"c\\\"d\"\n").columns())
        .containsExactly("a,b", "c\"d");
  }
}
