package dev.sluice.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.row.TextRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

class AvroRecordsTest {
  private static final int ID = 77;

  private static final Schema ORDER =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Order", "fields": [
                {"name": "id", "type": "long"},
                {"name": "small", "type": "int"},
                {"name": "note", "type": ["null", "string"]},
                {"name": "paid", "type": "boolean"},
                {"name": "f", "type": "float"},
                {"name": "d", "type": "double"},
                {"name": "raw", "type": "bytes"},
                {"name": "two", "type": {"type": "fixed", "name": "Two", "size": 2}},
                {"name": "state", "type": {"type": "enum", "name": "S", "symbols": ["NEW", "SENT"]}},
                {"name": "price", "type":
                  {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
                {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                {"name": "clock", "type": {"type": "int", "logicalType": "time-millis"}},
                {"name": "clockMicros", "type": {"type": "long", "logicalType": "time-micros"}},
                {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                {"name": "atMicros", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                {"name": "local", "type": {"type": "long", "logicalType": "local-timestamp-micros"}},
                {"name": "uuid", "type": {"type": "string", "logicalType": "uuid"}},
                {"name": "user", "type": ["null", {"type": "record", "name": "User", "fields": [
                  {"name": "name", "type": "string"},
                  {"name": "boss", "type": ["null", "User"]}]}]},
                {"name": "tags", "type": {"type": "array", "items": ["null", "string"]}},
                {"name": "counts", "type": {"type": "map", "values": "int"}}
              ]}
              """);

  private static final SchemaSource SCHEMAS =
      id ->
          id == ID
              ? SchemaSource.Answer.of(ORDER.toString())
              : SchemaSource.Answer.none("the registry does not have");

  private static GenericRecord order() {
    Schema user = ORDER.getField("user").schema().getTypes().get(1);
    GenericRecord boss =
        new GenericRecordBuilder(user).set("name", "Böss").set("boss", null).build();
    return new GenericRecordBuilder(ORDER)
        .set("id", -5_000_000_000L)
        .set("small", Integer.MIN_VALUE)
        .set("note", null)
        .set("paid", true)
        .set("f", 0.1f)
        .set("d", Double.NaN)
        .set("raw", ByteBuffer.wrap(new byte[] {0, (byte) 0xAB}))
        .set("two", new GenericData.Fixed(ORDER.getField("two").schema(), new byte[] {1, 2}))
        .set("state", new GenericData.EnumSymbol(ORDER.getField("state").schema(), "SENT"))
        .set(
            "price",
            new Conversions.DecimalConversion()
                .toBytes(
                    new BigDecimal("-12.30"),
                    ORDER.getField("price").schema(),
                    ORDER.getField("price").schema().getLogicalType()))
        .set("day", 19_782)
        .set("clock", 45_296_000)
        .set("clockMicros", 45_296_000_001L)
        .set("at", 1_709_210_096_789L)
        .set("atMicros", 1_709_210_096_789_012L)
        .set("local", 1_709_164_800_000_000L)
        .set("uuid", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
        .set("user", new GenericRecordBuilder(user).set("name", "Ann").set("boss", boss).build())
        .set("tags", Arrays.asList("a\"b", null, "c"))
        .set("counts", Map.of("x.y", 3))
        .build();
  }

  private static byte[] bytes(GenericRecord datum) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    to.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(ID).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(to, null);
    try {
      new GenericDatumWriter<GenericRecord>(datum.getSchema()).write(datum, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return to.toByteArray();
  }

  private static RecordParser parser(String... fields) {
    return RecordParser.avro(Topic.NAME, Topic.fields(fields), SCHEMAS);
  }

  private static List<String> cells(String... fields) {
    return Topic.cells(parser(fields), Topic.value(bytes(order())));
  }

  @Example
  void becomesFieldsOfAKey() {
    KeyedShape shape =
        new KeyedShape(KeyTemplate.parse("o:{id}"), KeyedShape.Body.FIELDS, List.of(), null, true);
    TextRecords records =
        RecordParser.keyed(Topic.NAME, shape, SCHEMAS)
            .parse(List.of(Topic.value(bytes(order())), Topic.value("no Avro")));

    KeyedRecord keyed = KeyedRecord.read(records).get(0);
    List<String> texts =
        keyed.values().stream().map(text -> new String(text, StandardCharsets.UTF_8)).toList();

    assertThat(new String(keyed.key(), StandardCharsets.UTF_8)).isEqualTo("o:-5000000000");
    assertThat(texts).startsWith("id", "-5000000000", "small", "-2147483648", "paid", "true");
    assertThat(texts).contains("user").doesNotContain("note");
    assertThat(records.malformed()).containsOnlyKeys(1);
  }

  private static String reason(byte[] value) {
    return Topic.reason(parser("id"), Topic.value(value));
  }

  @Example
  void writesValuesAsText() {
    assertThat(cells("id", "small", "note", "paid", "f", "d", "raw", "two", "state", "none"))
        .containsExactly(
            "-5000000000",
            "-2147483648",
            null,
            "true",
            "0.1",
            "NaN",
            "\\x00ab",
            "\\x0102",
            "SENT",
            null);
  }

  @Example
  void writesLogicalTypesAsText() {
    assertThat(cells("price", "day", "clock", "clockMicros", "at", "atMicros", "local", "uuid"))
        .containsExactly(
            "-12.30",
            "2024-02-29",
            "12:34:56",
            "12:34:56.000001",
            "2024-02-29T12:34:56.789Z",
            "2024-02-29T12:34:56.789012Z",
            "2024-02-29T00:00:00",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
  }

  @Example
  void followsPaths() {
    assertThat(
            cells(
                "counts.x\\.y",
                "tags.2",
                "tags.1",
                "user.boss.name",
                "user.boss.boss.name",
                "id.x",
                "$offset"))
        .containsExactly("3", "c", null, "Böss", null, null, "17");
  }

  @Example
  void writesStructuresAsJson() {
    assertThat(cells("user", "user.name", "tags", "tags.0", "counts", "user.boss"))
        .containsExactly(
            "{\"name\":\"Ann\",\"boss\":{\"name\":\"Böss\",\"boss\":null}}",
            "Ann",
            "[\"a\\\"b\",null,\"c\"]",
            "a\"b",
            "{\"x.y\":3}",
            "{\"name\":\"Böss\",\"boss\":null}");
  }

  @Example
  void putsTheOtherFieldsIntoTheRest() {
    assertThat(
            cells(
                "$rest",
                "id",
                "small",
                "raw",
                "two",
                "clock",
                "clockMicros",
                "atMicros",
                "local",
                "uuid",
                "user.name",
                "tags",
                "counts"))
        .startsWith(
            "{\"note\":null,\"paid\":true,\"f\":0.1,\"d\":\"NaN\",\"state\":\"SENT\",\"price\":-12.30,"
                + "\"day\":\"2024-02-29\",\"at\":\"2024-02-29T12:34:56.789Z\"}");
  }

  @Example
  void refusesWhatIsNoAvroOfARegistry() {
    String head =
        "its value does not begin with a byte 0 and four bytes of a schema's id, as Avro from a"
            + " schema registry does";
    assertThat(reason(new byte[0])).isEqualTo(head);
    assertThat(reason(Topic.utf8("{\"id\":1}"))).isEqualTo(head);
    assertThat(reason(new byte[] {0, 0, 0, 0, 9, 1}))
        .isEqualTo("its value has schema 9, which the registry does not have");
    byte[] sound = bytes(order());
    assertThat(reason(Arrays.copyOf(sound, sound.length + 3)))
        .isEqualTo("its value goes on behind its Avro record, for 3 bytes");
    for (int length = 5; length < sound.length; length++) {
      assertThat(reason(Arrays.copyOf(sound, length)))
          .isEqualTo("its value is no Avro of schema 77: it ends too early");
    }
  }

  @Example
  void refusesSchemasOfOtherThings() {
    RawRecord rawRecord = Topic.value(new byte[] {0, 0, 0, 0, 1, 2});
    assertThat(reason(id -> SchemaSource.Answer.of("\"string\""), rawRecord))
        .isEqualTo("its value is no Avro record: it is of type string");
    assertThat(reason(id -> SchemaSource.Answer.of("{\"type\":\"recor\"}"), rawRecord))
        .isEqualTo("its value has schema 1, which is no schema of Avro");
  }

  private static String reason(SchemaSource schemas, RawRecord rawRecord) {
    return Topic.reason(RecordParser.avro(Topic.NAME, Topic.fields("id"), schemas), rawRecord);
  }

  /** A schema, and the values of its fields. */
  private static List<String> cells(List<String> schemas, byte[] value, String... fields) {
    byte[] all = Arrays.copyOf(new byte[5], 5 + value.length);
    System.arraycopy(value, 0, all, 5, value.length);
    return Topic.cells(
        RecordParser.avro(
            Topic.NAME, Topic.fields(fields), id -> new SchemaSource.Answer(schemas, null)),
        Topic.value(all));
  }

  private static String recordOf(String fields) {
    return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s]}".formatted(fields);
  }

  @Example
  void findsARenamedFieldByItsAliasUnlessAnotherHasThatName() {
    String renamed = "{\"name\":\"b\",\"aliases\":[\"z\",\"a\"],\"type\":\"int\"}";
    String other = "{\"name\":\"a\",\"type\":\"int\"}";

    assertThat(cells(List.of(recordOf(renamed)), new byte[] {2}, "a")).containsExactly("1");
    assertThat(cells(List.of(recordOf(renamed)), new byte[] {2}, "a", "b"))
        .containsExactly(null, "1");
    assertThat(cells(List.of(recordOf(renamed + "," + other)), new byte[] {2, 4}, "a", "$rest"))
        .containsExactly("2", "{\"b\":1}");
  }

  @Example
  void knowsLogicalTypesThatAreNewerThanAvrosLibrary() {
    String fields =
        """
        {"name":"at","type":{"type":"long","logicalType":"timestamp-nanos"}},
        {"name":"there","type":{"type":"long","logicalType":"local-timestamp-nanos"}},
        {"name":"id","type":{"type":"fixed","name":"U","size":16,"logicalType":"uuid"}},
        {"name":"span","type":{"type":"fixed","name":"D","size":12,"logicalType":"duration"}}
        """;
    byte[] value = {
      1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 2, 0, 0, 0, 3, 0, 0, 0, 5, 4, 0,
      0
    };

    assertThat(cells(List.of(recordOf(fields)), value, "at", "there", "id", "span", "$rest"))
        .containsExactly(
            "1969-12-31T23:59:59.999999Z",
            "1969-12-31T23:59:59.999999",
            "01020304-0506-0708-090a-0b0c0d0e0f10",
            "P2M3DT1.029S",
            "{}");
  }

  @Example
  void readsSchemasThatReferToOthers() {
    String user =
        "{\"type\":\"record\",\"name\":\"User\",\"fields\":[{\"name\":\"id\",\"type\":\"int\"}]}";

    assertThat(
            cells(
                List.of(user, recordOf("{\"name\":\"u\",\"type\":\"User\"}")),
                new byte[] {2},
                "u.id"))
        .containsExactly("1");
  }

  @Example
  void readsKeysInAvroOrJson() {
    RecordParser parser = parser("$key.id", "$offset");
    byte[] value = bytes(order());

    assertThat(Topic.cells(parser, new RawRecord(0, 1, -1, value, value, List.of())))
        .containsExactly("-5000000000", "1");
    assertThat(
            Topic.cells(
                parser, new RawRecord(0, 1, -1, Topic.utf8("{\"id\":3}"), value, List.of())))
        .containsExactly("3", "1");
  }

  @Example
  void refusesMoreDepthThanAnyoneMeans() {
    String node =
        "{\"type\":\"record\",\"name\":\"N\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"N\"]}]}";
    byte[] value = new byte[100_000];
    Arrays.fill(value, 5, value.length - 1, (byte) 2);
    for (String field : List.of("next", "$rest", "other", "next.next")) {
      assertThat(
              Topic.reason(
                  RecordParser.avro(
                      Topic.NAME, Topic.fields(field), id -> SchemaSource.Answer.of(node)),
                  Topic.value(value)))
          .isEqualTo("its value is no Avro of schema 0: its depth exceeds 1,000");
    }
  }

  @Example
  void refusesValueAsText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parser("$value"))
        .withMessageContaining("Expected values of text for it, not Avro");
  }

  @Property(tries = 500)
  void neverThrows(@ForAll Random random) {
    byte[] value = bytes(order());
    for (int i = 0; i < 4; i++) {
      value[5 + random.nextInt(value.length - 5)] = (byte) random.nextInt();
    }
    RecordParser parser = parser("$rest", "user.boss.name", "tags.1", "user", "counts");
    RawRecord sound = Topic.value(bytes(order()));

    List<String> alone = Topic.cells(parser, sound);
    TextRecords both = parser.parse(List.of(Topic.value(value), sound));

    assertThat(Topic.cells(both)).endsWith(alone.toArray(new String[0]));
  }
}
