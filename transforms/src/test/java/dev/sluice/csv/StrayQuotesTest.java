package dev.sluice.csv;

import static dev.sluice.csv.Dialects.noHeader;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the scanner limits the damage of quotes that do not close, and of endless records. */
class StrayQuotesTest {

  /** A record that was found; the text as far as the scanner says. */
  record Found(String text, long line, Fault fault, boolean continued) {}

  private static List<Found> scan(String text, int longest, int block) {
    return scan(text, longest, block, dialect -> dialect);
  }

  private static List<Found> scan(
      String text, int longest, int block, UnaryOperator<Dialects> change) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    CsvDialect dialect = change.apply(noHeader().charset("ISO-8859-1")).dialect();
    RecordScanner scanner =
        new RecordScanner(new Syntax(dialect, Encoding.of(dialect.charset())), 1, longest);
    List<Found> found = new ArrayList<>();
    int filled = 0;
    while (true) {
      if (scanner.next(bytes, filled, filled == bytes.length)) {
        String record =
            new String(
                bytes,
                scanner.start(),
                scanner.end() - scanner.start(),
                StandardCharsets.ISO_8859_1);
        found.add(new Found(record, scanner.startLine(), scanner.fault(), scanner.continued()));
      } else if (filled == bytes.length) {
        return found;
      }
      filled = Math.min(filled + block, bytes.length);
    }
  }

  private static Found good(String text, long line) {
    return new Found(text, line, Fault.NONE, false);
  }

  private static Found unclosed(String text, long line) {
    return new Found(text, line, Fault.UNCLOSED, false);
  }

  @Test
  void aQuoteThatNeverClosesDamagesItsLineAlone() {
    assertThat(scan("a\n\"b\nc\r\n\nd,e\"\"", 1000, 1000))
        .containsExactly(
            good("a\n", 1), unclosed("\"b\n", 2), good("c\r\n", 3), good("d,e\"\"", 5));
  }

  @Test
  void aQuoteThatDoesNotCloseInTimeDamagesItsLineAlone() {
    String text = "\"a\nb\nc\nd\ne,\"f\"\ng\n";

    assertThat(scan(text, 12, 1000))
        .containsExactly(
            unclosed("\"a\n", 1),
            good("b\n", 2),
            good("c\n", 3),
            good("d\n", 4),
            good("e,\"f\"\n", 5),
            good("g\n", 6));
  }

  @Test
  void aQuoteThatAnotherOneClosesDamagesWhatIsBetween() {
    assertThat(scan("\"a\nb\nc,\"d\"\ne\n", 1000, 1000))
        .containsExactly(
            new Found("\"a\nb\nc,\"d\"\n", 1, Fault.TEXT_AFTER_QUOTE, false), good("e\n", 4));
  }

  @Test
  void aQuoteOnTheLastLineDamagesIt() {
    assertThat(scan("a\n\"b,c", 1000, 1000)).containsExactly(good("a\n", 1), unclosed("\"b,c", 2));
  }

  @Test
  void aRecordOfTheGreatestLengthIsWhole() {
    assertThat(scan("\"a\n45678\"\nb\n", 10, 1000))
        .containsExactly(good("\"a\n45678\"\n", 1), good("b\n", 3));
    assertThat(scan("1234567890", 10, 1000)).containsExactly(good("1234567890", 1));
  }

  @Test
  void anEndlessLineComesInPieces() {
    assertThat(scan("1234567890123456789012345\"\n\"b\"\n", 10, 1000))
        .containsExactly(
            new Found("1234567890", 1, Fault.TOO_LONG, false),
            new Found("1234567890", 1, Fault.TOO_LONG, true),
            new Found("12345\"\n", 1, Fault.TOO_LONG, true),
            good("\"b\"\n", 2));
    assertThat(scan("\"234567890,\"\nb\n", 10, 1000))
        .containsExactly(
            new Found("\"234567890", 1, Fault.TOO_LONG, false),
            new Found(",\"\n", 1, Fault.TOO_LONG, true),
            good("b\n", 2));
  }

  @Test
  void anEscapedLineEndIsNotWhereADamagedRecordEnds() {
    assertThat(scan("\"a\\\nb\nc\n", 1000, 1000, dialect -> dialect.escape('\\')))
        .containsExactly(unclosed("\"a\\\nb\n", 1), good("c\n", 3));
  }

  /** Each of these lines opens a quote if it starts outside of quotes, and stays inside if not. */
  @Test
  @Timeout(10)
  void manyQuotesThatDoNotCloseTakeLinearTime() {
    List<Found> found = scan("x\",\",\n".repeat(100_000), 1 << 19, 1 << 20);

    assertThat(found).hasSize(100_000);
    assertThat(found.get(50_000)).isEqualTo(unclosed("x\",\",\n", 50_001));
  }

  @Property(tries = 2000)
  void whatIsFoundDependsOnNothingButTheBytesFromARecordsStartOn(
      @ForAll("nonsense") String text,
      @ForAll @IntRange(min = 3, max = 20) int half,
      @ForAll @IntRange(min = 1, max = 9) int block,
      @ForAll boolean escapes) {
    int longest = 2 * half;
    UnaryOperator<Dialects> change = d -> escapes ? d.escape('\\') : d;
    List<Found> all = scan(text, longest, text.length() + 1, change);

    assertThat(scan(text, longest, block, change)).isEqualTo(all);
    assertThat(String.join("", all.stream().map(Found::text).toList()).replaceAll("[\r\n]", ""))
        .isEqualTo(text.replaceAll("[\r\n]", ""));
    int at = 0;
    for (int i = 0; i < all.size(); i++) {
      at = text.indexOf(all.get(i).text(), at);
      if (!all.get(i).continued()) {
        String before = i == 0 ? "" : all.get(i - 1).text();
        assertThat(texts(scan(text.substring(at), longest, block, change)))
            .as("after %s", before)
            .isEqualTo(texts(all.subList(i, all.size())));
        assertThat(texts(scan(text.substring(0, at), longest, block, change)))
            .isEqualTo(texts(all.subList(0, i)));
      }
      at += all.get(i).text().length();
    }
  }

  private static List<String> texts(List<Found> found) {
    return found.stream().map(Found::text).toList();
  }

  @Provide
  Arbitrary<String> nonsense() {
    return Arbitraries.of("a", "b", ",", "\"", "\n", "\n", "\r\n", "\r", "\\", "\"\"", "x\",\",\n")
        .list()
        .ofMaxSize(50)
        .map(pieces -> String.join("", pieces));
  }
}
