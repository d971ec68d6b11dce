package dev.sluice.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvRecordsTest {
  private static final CsvFormat ABC = CsvFormat.standard(List.of("a", "b", "c"));

  private static List<String> cells(CsvFormat format, String value, String... fields) {
    return Topic.cells(
        RecordParser.csv(Topic.NAME, Topic.fields(fields), format), Topic.value(value));
  }

  private static String reason(String value) {
    return Topic.reason(RecordParser.csv(Topic.NAME, Topic.fields("a"), ABC), Topic.value(value));
  }

  @Example
  void readsFieldsByNameAndByIndex() {
    assertThat(cells(ABC, "1,é,3", "c", "a", "1", "a", "$offset"))
        .containsExactly("3", "1", "é", "1", "17");
    CsvFormat numbers = CsvFormat.standard(List.of("1", "0"));
    assertThat(cells(numbers, "x,y", "0", "1")).containsExactly("y", "x");
    assertThat(cells(CsvFormat.standard(CsvFormat.numbered(2)), "x,y", "0", "1"))
        .containsExactly("x", "y");
  }

  @Example
  void readsQuotedFields() {
    assertThat(cells(ABC, "\"a,\"\"b\"\"\",\"\",\"x\r\ny\"", "a", "b", "c"))
        .containsExactly("a,\"b\"", "", "x\r\ny");
    assertThat(cells(ABC, "a\"b,c\"\"d,\"\"\"\"", "a", "b", "c"))
        .containsExactly("a\"b", "c\"\"d", "\"");
  }

  @Example
  void tellsNullsFromEmptyTexts() {
    assertThat(cells(ABC, ",\"\",N", "a", "b", "c")).containsExactly(null, "", "N");
    CsvFormat words = new CsvFormat('\t', null, List.of("\\N", "NULL"), List.of("a", "b", "c"));
    assertThat(cells(words, "\\N\t\tNULL", "a", "b", "c")).containsExactly(null, "", null);
    assertThat(cells(words, "\"\tx\tNULLS", "a", "b", "c")).containsExactly("\"", "x", "NULLS");
  }

  @Example
  void allowsOneLineEnd() {
    assertThat(cells(ABC, "1,2,3\n", "c")).containsExactly("3");
    assertThat(cells(ABC, "1,2,\"3\"\r\n", "c")).containsExactly("3");
    assertThat(cells(ABC, "1,2,\r\n", "c")).containsExactly((String) null);
  }

  @Example
  void refusesWhatIsNotOneRecord() {
    assertThat(reason("")).isEqualTo("its value is empty, expected a CSV record");
    assertThat(reason("\r\n")).isEqualTo("its value is empty, expected a CSV record");
    assertThat(reason("1,2")).isEqualTo("its value has 2 fields, expected 3");
    assertThat(reason("1,2,3,")).isEqualTo("its value has 4 fields, expected 3");
    assertThat(reason("1,2,3\n4,5,6"))
        .isEqualTo("its value has a line end at offset 5, expected one CSV record");
    assertThat(reason("1,2,3\n\n"))
        .isEqualTo("its value has a line end at offset 5, expected one CSV record");
    assertThat(reason("1,2,\"3\"\n4,5,6"))
        .startsWith("its value has text behind a closing quote, at offset 7;");
    assertThat(reason("1,\"2\"x,3"))
        .isEqualTo(
            "its value has text behind a closing quote, at offset 5; expected a delimiter or its"
                + " end there, and quotes inside of a field doubled");
    assertThat(reason("1,\"2,3")).isEqualTo("its value has a quote at offset 2 that never closes");
    assertThat(reason("1,2,\"3\"\""))
        .isEqualTo("its value has a quote at offset 4 that never closes");
    assertThat(reason("1,2,\"")).isEqualTo("its value has a quote at offset 4 that never closes");
  }

  @Example
  void refusesTombstones() {
    assertThat(
            Topic.reason(
                RecordParser.csv(Topic.NAME, Topic.fields("a"), ABC), Topic.keyed("k", null)))
        .startsWith("it is a tombstone");
  }

  @Example
  void refusesFieldsThatItDoesNotHave() {
    for (String field : List.of("d", "3", "a.b", "999999999")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RecordParser.csv(Topic.NAME, Topic.fields(field), ABC))
          .withMessage(
              "Invalid field of a CSV record: %s. Expected one of a, b, c, or an index from 0 to 2.",
              field);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordParser.csv(Topic.NAME, Topic.fields("$rest"), ABC))
        .withMessage(
            "Invalid field of a record: \"$rest\". Expected values in JSON or Avro for it, not CSV.");
  }

  @Example
  void refusesFormatsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CsvFormat('"', '"', List.of(), List.of("a")))
        .withMessage("Invalid quote: \"\"\" is the delimiter too. Expected another character.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CsvFormat('é', null, List.of(), List.of("a")))
        .withMessageContaining("Invalid delimiter: U+00E9.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CsvFormat(',', '\n', List.of(), List.of("a")))
        .withMessageContaining("Invalid quote: U+000A.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvFormat.standard(List.of("a", "a")))
        .withMessage("Invalid names of fields: a, a. Expected one or more, no two the same.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvFormat.standard(List.of()))
        .withMessageContaining("Expected one or more");
  }

  @Property(tries = 300)
  void readsWhatFastCsvWrites(@ForAll("texts") List<String> fields) {
    StringWriter csv = new StringWriter();
    CsvWriter.builder().build(csv).writeRecord(fields);
    String[] indexes = CsvFormat.numbered(fields.size()).toArray(new String[0]);
    CsvFormat format = new CsvFormat(',', '"', List.of(), List.of(indexes));

    if (!csv.toString().isBlank()) {
      assertThat(cells(format, csv.toString(), indexes)).isEqualTo(fields);
    }
  }

  @Property(tries = 300)
  void readsWhatFastCsvReads(@ForAll("nonsense") String value) {
    String[] indexes = {"0", "1"};
    CsvFormat format = new CsvFormat(',', '"', List.of(), List.of(indexes));
    var records =
        RecordParser.csv(Topic.NAME, Topic.fields(indexes), format)
            .parse(List.of(Topic.value(value)));

    if (records.malformed().isEmpty()) {
      List<CsvRecord> found = CsvReader.builder().ofCsvRecord(value).stream().toList();
      assertThat(found).hasSize(1);
      assertThat(found.get(0).getFields()).isEqualTo(Topic.cells(records));
    }
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.strings()
        .withChars("a,\"é\n\r ".toCharArray())
        .ofMaxLength(5)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> nonsense() {
    return Arbitraries.of("a", "b", ",", "\"", "\"\"", "\n", " ", ",\"", "\",")
        .list()
        .ofMaxSize(8)
        .map(pieces -> String.join("", pieces));
  }
}
