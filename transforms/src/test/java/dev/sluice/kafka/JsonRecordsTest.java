package dev.sluice.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.TextRecords;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRecordsTest {

  private static List<String> cells(String value, String... fields) {
    return Topic.cells(parser(fields), Topic.value(value));
  }

  private static String reason(String value) {
    return Topic.reason(parser("a"), Topic.value(value));
  }

  private static RecordParser parser(String... fields) {
    return RecordParser.json(Topic.NAME, Topic.fields(fields));
  }

  @Test
  void readsFieldsInTheOrderOfColumns() {
    assertThat(cells("{\"b\":2,\"x\":[1,{\"a\":9}],\"a\":\"one\"}", "a", "b", "c", "a"))
        .containsExactly("one", "2", null, "one");
  }

  @Test
  void followsPathsThroughObjectsAndArrays() {
    String value = "{\"user\":{\"id\":7,\"tags\":[\"x\",{\"n\":\"y\"}]},\"0\":{\"0\":1}}";
    assertThat(cells(value, "user.id", "user.tags.0", "user.tags.1.n", "user.tags.2", "0.0"))
        .containsExactly("7", "x", "y", null, "1");
  }

  @Test
  void findsNothingBelowScalars() {
    assertThat(cells("{\"a\":5,\"b\":null,\"c\":\"x\",\"d\":[]}", "a.x", "b.x", "c.0", "d.x"))
        .containsExactly(null, null, null, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      textBlock =
          """
          1234567890123456789012345678901234567890 | 1234567890123456789012345678901234567890
          0.10                                     | 0.10
          -1.50e+007                               | -1.50e+007
          -0                                       | -0
          1E400                                    | 1E400
          true                                     | true
          false                                    | false
          ""                                       | ``
          "null"                                   | null
          "a\\"b\\\\\\/\\u00e9\\ud83d\\ude00"      | a"b\\/é😀
          [ 1 , "x\\u00e9\\/" , null , { } ]       | [1,"xé/",null,{}]
          { "b" : [ ] , "c d" : -1.0E2 }           | {"b":[],"c d":-1.0E2}
          {"\\u0001\\"\\\\":"\\n\\ud800\\u0000"}   | {"\\u0001\\"\\\\":"\\u000a\\ud800\\u0000"}
          """)
  void writesValuesAsText(String json, String text) {
    assertThat(cells("{\"a\":" + json + "}", "a")).containsExactly(text);
  }

  @Test
  void leavesHalfACharacterToTheEncoder() {
    TextRecords records = parser("a").parse(List.of(Topic.value("{\"a\":\"\\ud800\"}")));

    assertThat(records.cells()).containsExactly(0, 0, 0, 3, 0xED, 0xA0, 0x80);
  }

  @Test
  void readsAnObjectAndWhatIsInIt() {
    assertThat(cells("{\"a\": {\"b\": {\"c\": 1}, \"d\": [1, 2]}}", "a", "a.b", "a.b.c", "a.d.1"))
        .containsExactly("{\"b\":{\"c\":1},\"d\":[1,2]}", "{\"c\":1}", "1", "2");
  }

  @Test
  void takesTheLastOfFieldsWithOneName() {
    String twice = "{\"a\":{\"b\":1,\"c\":2},\"x\":5,\"a\":{\"c\":3},\"x\":null}";
    assertThat(cells(twice, "a.b", "a.c", "a", "x")).containsExactly(null, "3", "{\"c\":3}", null);
    assertThat(cells("{\"a\":{\"b\":1},\"a\":7}", "a.b", "a")).containsExactly(null, "7");
  }

  @Test
  void putsWhatNoPathBeginsWithIntoTheRest() {
    String value = "{\"a\":1, \"b\":{\"x\":[ ]}, \"c\":{\"d\":2, \"e\":3}, \"f\\u00e9\":\"g\"}";
    assertThat(cells(value, "a", "$rest", "c.d", "$rest"))
        .containsExactly(
            "1", "{\"b\":{\"x\":[]},\"fé\":\"g\"}", "2", "{\"b\":{\"x\":[]},\"fé\":\"g\"}");
    assertThat(cells("{\"a\":1}", "a", "$rest")).containsExactly("1", "{}");
    assertThat(cells("{}", "$rest")).containsExactly("{}");
  }

  @Test
  void readsWhatIsAroundTheValue() {
    RawRecord rawRecord =
        new RawRecord(
            3,
            1_234_567_890_123L,
            1_709_210_096_789L,
            Topic.utf8("k"),
            Topic.utf8(" {\"a\": 1} "),
            List.of(
                new RawHeader("h", Topic.utf8("1")),
                new RawHeader("n", null),
                new RawHeader("h", Topic.utf8("2"))));

    assertThat(
            Topic.cells(
                parser(
                    "$value",
                    "$key",
                    "$header.h",
                    "$header.n",
                    "$header.none",
                    "$timestamp",
                    "$timestamp.millis",
                    "$topic",
                    "$partition",
                    "$offset"),
                rawRecord))
        .containsExactly(
            " {\"a\": 1} ",
            "k",
            "2",
            null,
            null,
            "2024-02-29T12:34:56.789Z",
            "1709210096789",
            "shop.orders",
            "3",
            "1234567890123");
  }

  @Test
  void knowsRecordsWithoutTimestampAndKey() {
    RawRecord rawRecord =
        new RawRecord(0, 0, RawRecord.NO_TIMESTAMP, null, new byte[] {'{', '}'}, List.of());
    assertThat(
            Topic.cells(
                parser("$timestamp", "$timestamp.millis", "$key", "$key.id", "a"), rawRecord))
        .containsExactly(null, null, null, null, null);
  }

  @Test
  void readsKeysInJson() {
    assertThat(
            Topic.cells(
                parser("$key.id", "id", "$key.at.0"),
                Topic.keyed("{\"id\":1,\"at\":[2]}", "{\"id\":3}")))
        .containsExactly("1", "3", "2");
  }

  @Test
  void refusesKeysThatAreNoJson() {
    assertThat(Topic.reason(parser("$key.id"), Topic.keyed("42", "{}")))
        .isEqualTo("its key is no JSON object: it is a number");
    assertThat(Topic.reason(parser("$key.id"), Topic.keyed("", "{}")))
        .isEqualTo("its key is empty, expected a JSON object");
  }

  @Test
  void marksTombstonesIfToldTo() {
    RecordParser marking = parser("$key.id", "a").markingTombstones();

    assertThat(Topic.cells(marking, Topic.keyed("{\"id\":1}", null)))
        .containsExactly("1", null, "t");
    assertThat(Topic.cells(marking, Topic.keyed("{\"id\":1}", "{\"a\":2}")))
        .containsExactly("1", "2", null);
    assertThat(Topic.reason(marking, Topic.keyed(null, null)))
        .isEqualTo("it is a tombstone without a key: there is no telling which row it deletes");
    assertThat(Topic.reason(marking, Topic.keyed("{", null))).startsWith("its key is no JSON");
  }

  @Test
  void refusesTombstonesIfTheValueIsRead() {
    RawRecord tombstone = Topic.keyed("k", null);
    String reason = "it is a tombstone: its value is null, but columns come from the value";
    assertThat(Topic.reason(parser("$key", "a"), tombstone)).isEqualTo(reason);
    assertThat(Topic.reason(parser("$rest"), tombstone)).isEqualTo(reason);
    assertThat(Topic.reason(parser("$value"), tombstone)).isEqualTo(reason);
    assertThat(Topic.cells(parser("$key", "$offset"), tombstone)).containsExactly("k", "17");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      textBlock =
          """
          ``              | is empty, expected a JSON object
          `  `            | has only white space, expected a JSON object
          []              | is no JSON object: it is an array
          "a"             | is no JSON object: it is a string
          1.5             | is no JSON object: it is a number
          null            | is no JSON object: it is null
          true            | is no JSON object: it is true or false
          {"a":1          | is no JSON: it ends too early
          {"a":"x         | is no JSON: it ends too early
          {"b":[1,        | is no JSON: it ends too early
          {"a":1} {"a":2} | goes on behind its JSON object
          {"a":1},        | is no JSON: unexpected character (',' (code 44))
          {"a":1}}        | is no JSON: unexpected close marker '}'
          {"a":1}xyz      | is no JSON: unrecognized token 'xyz'
          {"a":NaN}       | is no JSON: non-standard token 'NaN'
          {"a":01}        | is no JSON: invalid numeric value: Leading zeroes not allowed at offset
          {"b":'x'}       | is no JSON: unexpected character (''' (code 39))
          {"b":"\\x"}     | is no JSON: unrecognized character escape 'x' (code 120) at offset 8
          {a:1}           | is no JSON: unexpected character ('a' (code 97))
          """)
  void refusesWhatIsNoJsonObject(String value, String reason) {
    assertThat(reason(value)).startsWith("its value " + reason);
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    for (String hex : List.of("ff", "c080", "eda080", "f5808080", "c3")) {
      byte[] invalid = HexFormat.of().parseHex(hex);
      for (String before : List.of("{\"b\":\"é", "{\"")) {
        byte[] value =
            (before + new String(invalid, StandardCharsets.ISO_8859_1) + "\":1}")
                .getBytes(StandardCharsets.ISO_8859_1);
        if (before.contains("é")) {
          value = concat(Topic.utf8(before), invalid, Topic.utf8("\"}"));
        }
        assertThat(Topic.reason(parser("a"), Topic.value(value)))
            .startsWith("its value is no UTF-8: byte 0x" + hex.substring(0, 2) + " at offset ");
      }
    }
  }

  @Test
  void findsBytesThatAreNoUtf8WhereverTheyAre() {
    Utf8Check check = new Utf8Check();
    for (int at = 0; at < 40; at++) {
      byte[] text = new byte[40];
      assertThat(check.firstInvalid(text)).isEqualTo(-1);
      text[at] = (byte) 0xC3;
      assertThat(check.firstInvalid(text)).isEqualTo(at);
    }
    assertThat(check.firstInvalid(Topic.utf8("é€😀".repeat(2000)))).isEqualTo(-1);
    assertThat(check.firstInvalid(concat(Topic.utf8("é".repeat(2000)), new byte[] {-1})))
        .isEqualTo(4000);
  }

  @Test
  void doesNotTakeNulsForUtf16() {
    assertThat(
            Topic.reason(parser("a"), Topic.value("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE))))
        .startsWith("its value is no JSON: illegal character");
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(cells("\uFEFF{\"a\":1}", "a")).containsExactly("1");
  }

  @Test
  void refusesWhatJacksonHasALimitFor() {
    String deep = "{\"b\":" + "[".repeat(1001) + "]".repeat(1001) + "}";
    assertThat(reason(deep))
        .startsWith("its value is more than is read as JSON: depth (1001) exceeds");
    assertThat(Topic.reason(parser("b"), Topic.value(deep))).contains("nesting depth");
    assertThat(reason("{\"a\":" + "1".repeat(1001) + "}"))
        .startsWith("its value is more than is read as JSON: number length (1001)");
  }

  @Test
  void quotesNothingThatTheLedgerCannotStore() {
    assertThat(reason("{\"a\":x\0\u0007y}")).doesNotContain("\0", "\u0007");
    assertThat(reason("{\"a\":x" + "y".repeat(10_000) + "}")).hasSizeLessThan(400);
  }

  @Test
  void keepsEveryRecordInItsPlace() {
    List<RawRecord> given =
        List.of(
            new RawRecord(2, 100, 5, null, Topic.utf8("{\"a\":1}"), List.of()),
            new RawRecord(2, 103, 6, Topic.utf8("k"), Topic.utf8("{\"a\":"), List.of()),
            new RawRecord(2, 104, 7, null, Topic.utf8("{\"a\":3}"), List.of()));
    RecordParser parser = parser("a", "$offset");

    for (int time = 0; time < 2; time++) {
      TextRecords records = parser.parse(given);

      assertThat(records.count()).isEqualTo(3);
      assertThat(Topic.cells(records)).containsExactly("1", "100", "3", "104");
      assertThat(records.places()).containsExactly(2, 100, 2, 103, 2, 104);
      assertThat(records.malformed())
          .isEqualTo(Map.of(1, "its value is no JSON: it ends too early"));
      int[] ends = records.rawEnds();
      assertThat(Arrays.copyOfRange(records.raw(), ends[0], ends[1]))
          .isEqualTo(RecordFrame.write(given.get(1)));
      assertThat(ends[2]).isEqualTo(records.raw().length);
    }
  }

  @Test
  void hasNoRecords() {
    TextRecords records = parser("a").parse(List.of());

    assertThat(records).usingRecursiveComparison().isEqualTo(TextRecords.none());
  }

  private static byte[] concat(byte[]... parts) {
    Bytes all = new Bytes(16);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.copy();
  }
}
