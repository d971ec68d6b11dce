package dev.sluice.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.kafka.KeyedShape.Body;
import dev.sluice.kafka.KeyedShape.NamedField;
import dev.sluice.row.TextRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedRecordsTest {
  private static final CsvFormat CSV = CsvFormat.standard(List.of("id", "name", "price"));

  @Test
  void theWholeValueIsKeptByteForByte() {
    RecordParser parser = parser("{$key}", Body.WHOLE, null, true);
    byte[] odd = {0, (byte) 0xff, '{'};
    RawRecord oddRecord = new RawRecord(3, 17, 5, Topic.utf8("k"), odd, List.of());

    KeyedRecord keyed = one(parser, oddRecord);

    assertThat(keyed.key()).isEqualTo(Topic.utf8("k"));
    assertThat(keyed.timestampMillis()).isEqualTo(5);
    assertThat(keyed.values()).containsExactly(odd);
  }

  @Test
  void keysAreMadeOfFields() {
    RecordParser parser = parser("{$topic}/{user.id}-{$partition}", Body.WHOLE, null, false);

    assertThat(text(one(parser, Topic.value("{\"user\":{\"id\":7.0}}")).key()))
        .isEqualTo("shop.orders/7.0-3");
  }

  @Test
  void allFieldsOfAnObjectAreTaken() {
    RecordParser parser = parser("{a.b}", Body.FIELDS, null, false);

    assertThat(
            fields(
                parser,
                Topic.value(
                    "{\"a\":{\"b\":1},\"s\":\"\\u00e9\\n\",\"n\":1.50,\"t\":true,\"z\":null,\"l\":[1, {}],\"n\":2,\"t\":null}")))
        .containsExactly("a", "{\"b\":1}", "s", "é\n", "n", "2", "l", "[1,{}]");
  }

  @Test
  void namedFieldsAreTakenAlone() {
    KeyedShape shape =
        new KeyedShape(
            KeyTemplate.parse("{id}"),
            Body.FIELDS,
            List.of(
                new NamedField("city", RecordField.parse("address.city")),
                new NamedField("none", RecordField.parse("none")),
                new NamedField("at", RecordField.parse("$offset"))),
            null,
            false);
    RecordParser parser = RecordParser.keyed(Topic.NAME, shape, null);

    assertThat(fields(parser, Topic.value("{\"id\":1,\"address\":{\"city\":\"Oslo\"}}")))
        .containsExactly("city", "Oslo", "at", "17");
  }

  @Test
  void fieldsOfCsvHaveTheirNames() {
    RecordParser parser = parser("p:{id}", Body.FIELDS, CSV, false);

    KeyedRecord keyed = one(parser, Topic.value("7,\"a,b\",\n"));

    assertThat(text(keyed.key())).isEqualTo("p:7");
    assertThat(texts(keyed)).containsExactly("id", "7", "name", "a,b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parser("{price.net}", Body.WHOLE, CSV, false))
        .withMessageContaining("Invalid field of a CSV record: price.net");
  }

  @Test
  void aTombstoneDeletesItsKeyIfItIsKnown() {
    assertThat(one(parser("{$key}", Body.FIELDS, null, true), Topic.keyed("k", null)).values())
        .isNull();
    assertThat(Topic.reason(parser("{$key}", Body.WHOLE, null, false), Topic.keyed("k", null)))
        .isEqualTo("it is a tombstone: its value is null");
    assertThat(Topic.reason(parser("{id}", Body.WHOLE, null, true), Topic.keyed("k", null)))
        .startsWith("it is a tombstone: its value is null, but ");
  }

  @Test
  void whatHasNoKeyIsMalformed() {
    assertThat(Topic.reason(parser("{$key}", Body.WHOLE, null, true), Topic.value("v")))
        .isEqualTo("it has no key: {$key} is null or absent");
    assertThat(Topic.reason(parser("{$key}", Body.WHOLE, null, true), Topic.keyed("", "v")))
        .isEqualTo("its key is empty");
    assertThat(Topic.reason(parser("{id}", Body.WHOLE, null, true), Topic.value("no JSON")))
        .startsWith("its value is no JSON");
    assertThat(Topic.reason(parser("{$key}", Body.FIELDS, null, true), Topic.keyed("k", "[1]")))
        .isEqualTo("its value is no JSON object: it is an array");
  }

  @Test
  void malformedRecordsLeaveTheOthersAsTheyAre() {
    TextRecords records =
        parser("{$key}", Body.FIELDS, null, true)
            .parse(
                List.of(
                    Topic.keyed("a", "{\"n\":1}"),
                    Topic.keyed("b", "{"),
                    Topic.keyed("c", null),
                    Topic.keyed("d", "{}")));

    List<KeyedRecord> keyed = KeyedRecord.read(records);

    assertThat(records.malformed()).containsOnlyKeys(1);
    assertThat(keyed).extracting(KeyedRecord::index).containsExactly(0, 2, 3);
    assertThat(texts(keyed.get(0))).containsExactly("n", "1");
    assertThat(keyed.get(1).values()).isNull();
    assertThat(keyed.get(2).values()).isEmpty();
  }

  private static RecordParser parser(String key, Body body, CsvFormat csv, boolean deletes) {
    RecordParser parser =
        RecordParser.keyed(
            Topic.NAME, new KeyedShape(KeyTemplate.parse(key), body, List.of(), csv, false), null);
    return deletes ? parser.markingTombstones() : parser;
  }

  private static KeyedRecord one(RecordParser parser, RawRecord rawRecord) {
    TextRecords records = parser.parse(List.of(rawRecord));
    assertThat(records.malformed()).isEmpty();
    return KeyedRecord.read(records).get(0);
  }

  private static List<String> fields(RecordParser parser, RawRecord rawRecord) {
    return texts(one(parser, rawRecord));
  }

  private static List<String> texts(KeyedRecord keyed) {
    return keyed.values().stream().map(KeyedRecordsTest::text).toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
