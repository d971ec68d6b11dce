package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.LocalRegistry;
import dev.sluice.it.servers.TestCertificates;
import dev.sluice.it.stream.StreamTarget.Result;
import dev.sluice.pipelines.ExitStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records in Avro, whose schemas are in a registry. */
@Timeout(180)
class AvroStreamIT {
  private static final int UNKNOWN = 3;

  /** All that differs between versions of the schema is its field of text. */
  private static final String ORDER =
      """
      {"type": "record", "name": "Order", "fields": [
        {"name": "id", "type": "long"},
        %s,
        {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["NEW", "SENT"]}},
        {"name": "price", "type":
          ["null", {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}]},
        {"name": "day", "type": {"type": "int", "logicalType": "date"}},
        {"name": "clock", "type": {"type": "long", "logicalType": "time-micros"}},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "micros", "type": {"type": "long", "logicalType": "timestamp-micros"}},
        {"name": "nanos", "type": {"type": "long", "logicalType": "timestamp-nanos"}},
        {"name": "ref", "type": {"type": "string", "logicalType": "uuid"}},
        {"name": "raw", "type": "bytes"},
        {"name": "user", "type": ["null", {"type": "record", "name": "User", "fields": [
          {"name": "name", "type": "string"}]}]},
        {"name": "counts", "type": {"type": "array", "items": ["null", "int"]}},
        {"name": "labels", "type": {"type": "map", "values": "string"}}
      ]}
      """;

  private static final Schema FIRST = schema("{\"name\": \"name\", \"type\": \"string\"}");

  private static final Schema RENAMED =
      schema(
          "{\"name\": \"title\", \"aliases\": [\"name\"], \"type\": \"string\"},"
              + " {\"name\": \"note\", \"type\": [\"null\", \"string\"], \"default\": null}");

  @TempDir private Path folder;

  private static Schema schema(String text) {
    return new Schema.Parser().parse(ORDER.formatted(text));
  }

  private static GenericRecordBuilder order(Schema schema, long id) {
    Schema user = schema.getField("user").schema().getTypes().get(1);
    return new GenericRecordBuilder(schema)
        .set("id", id)
        .set("state", new GenericData.EnumSymbol(schema.getField("state").schema(), "SENT"))
        .set("price", ByteBuffer.wrap(new BigDecimal("-12.30").unscaledValue().toByteArray()))
        .set("day", 19_782)
        .set("clock", 45_296_000_001L)
        .set("at", 1_709_210_096_789L)
        .set("micros", 1_709_210_096_789_012L)
        .set("nanos", 1_709_210_096_789_012_345L)
        .set("ref", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
        .set("raw", ByteBuffer.wrap(new byte[] {0, (byte) 0xAB}))
        .set("user", new GenericRecordBuilder(user).set("name", "Ann").build())
        .set("counts", Arrays.asList(3, null, -4))
        .set("labels", Map.of("a", "b"));
  }

  private static GenericRecord simple(Schema schema, long id) {
    return new GenericRecordBuilder(schema).set("id", id).build();
  }

  @Test
  void recordsOfAChangingSchemaAreLoaded() throws Exception {
    TestCertificates certificates = TestCertificates.create(folder.resolve("tls"));
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.sql(
        "CREATE TABLE t (id bigint PRIMARY KEY, name text, note text, state text, price numeric(9,2),"
            + " day date, clock time, at timestamptz, micros timestamptz, nanos timestamptz,"
            + " ref uuid, raw bytea, who text, counts int[], labels jsonb)");
    String password =
        Files.writeString(folder.resolve("password"), LocalRegistry.PASSWORD).toString();
    try (LocalRegistry registry =
        LocalRegistry.secured(certificates.kafka().keyStore(), TestCertificates.PASSWORD)) {
      String[] flags = {
        "--schemaRegistry=" + registry.address(),
        "--schemaRegistryUser=" + LocalRegistry.USER,
        "--schemaRegistryPassword=file:" + password,
        "--schemaRegistryTrustStore=" + certificates.authority()
      };
      send(stream, registry);

      Result result =
          stream.run(
              "t",
              with(
                  flags, "--runner=DirectRunner", "--valueFormat=avro", "--columns=user.name=who"));

      assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
      assertThat(result.output()).contains("4 read = 2 loaded + 2 rejected");
      assertRows(stream);
      assertThat(stream.texts("SELECT message FROM sluice.reject ORDER BY position"))
          .containsExactly(
              "its value has schema 3, which the registry does not have",
              "its value does not begin with a byte 0 and four bytes of a schema's id, as Avro from a"
                  + " schema registry does");
      assertThat(stream.text("SELECT string_agg(settings, ' ') FROM sluice.run"))
          .contains("schemaRegistryUser")
          .doesNotContain(LocalRegistry.PASSWORD);
      assertReplay(stream, registry, flags);
    }
  }

  private static void send(KafkaStream stream, LocalRegistry registry) throws IOException {
    int first = registry.add(FIRST.toString());
    int renamed = registry.add(RENAMED.toString());
    try (Producer<byte[], byte[]> producer = stream.producer(Map.of())) {
      for (byte[] value :
          List.of(
              AvroRecords.bytes(first, order(FIRST, 1).set("name", "old").build()),
              AvroRecords.bytes(
                  renamed, order(RENAMED, 2).set("title", "new").set("note", "n").build()),
              AvroRecords.bytes(UNKNOWN, order(FIRST, 3).set("name", "later").build()),
              KafkaStream.bytes("{\"id\":4}"))) {
        AvroRecords.send(producer, stream.topic, value);
      }
    }
  }

  private static void assertRows(KafkaStream stream) throws Exception {
    assertThat(stream.texts("SELECT concat_ws(' ', id, name, note) FROM t ORDER BY id"))
        .containsExactly("1 old", "2 new n");
    assertThat(
            stream.texts(
                "SELECT DISTINCT concat_ws('|', state, price, day, clock, at AT TIME ZONE 'UTC',"
                    + " micros AT TIME ZONE 'UTC', nanos = micros, ref, raw, who, counts, labels)"
                    + " FROM t"))
        .containsExactly(
            "SENT|-12.30|2024-02-29|12:34:56.000001|2024-02-29 12:34:56.789|"
                + "2024-02-29 12:34:56.789012|t|f81d4fae-7dec-11d0-a765-00a0c91e6bf6|\\x00ab|Ann|"
                + "{3,NULL,-4}|{\"a\": \"b\"}");
  }

  /** Once somebody has told the registry of the schema. */
  private static void assertReplay(KafkaStream stream, LocalRegistry registry, String[] flags)
      throws Exception {
    String unknown = "--id=" + stream.text("SELECT min(reject_id) FROM sluice.reject");
    assertThat(stream.rejects("show", unknown).output()).contains("0x0000000003");
    Result without = stream.rejects("replay", unknown);
    assertThat(without.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(without.output()).contains("Missing --schemaRegistry=URL: rows to replay are Avro");

    assertThat(registry.add(FIRST.toString())).isEqualTo(UNKNOWN);

    assertThat(stream.rejects("show", with(flags, unknown)).output())
        .contains("{\"id\":3,\"name\":\"later\",\"state\":\"SENT\",\"price\":-12.30");
    assertThat(stream.rejects("replay", with(flags, "--all=true")).output())
        .contains("Stored 1 rows; 1 are still refused");
    assertThat(stream.text("SELECT name FROM t WHERE id = 3")).isEqualTo("later");
  }

  private static String[] with(String[] flags, String... more) {
    String[] all = Arrays.copyOf(flags, flags.length + more.length);
    System.arraycopy(more, 0, all, flags.length, more.length);
    return all;
  }

  @Test
  void aRegistryThatIsAwayIsWaitedForAndMakesNoRecordABadOne() throws Exception {
    Schema schema =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}");
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.sql("CREATE TABLE t (id bigint PRIMARY KEY)");
    try (LocalRegistry registry = LocalRegistry.start();
        Producer<byte[], byte[]> producer = stream.producer(Map.of())) {
      int id = registry.add(schema.toString());
      AvroRecords.send(producer, stream.topic, AvroRecords.bytes(id, simple(schema, 1)));
      producer.flush();
      String[] flags = {
        "--runner=DirectRunner", "--valueFormat=avro", "--schemaRegistry=" + registry.address()
      };

      registry.breakOff(1, Integer.MAX_VALUE - 1_000);
      Result given = stream.run("t", with(flags, "--patienceSeconds=1"));

      assertThat(given.status()).as(given.output()).isEqualTo(ExitStatus.INCOMPLETE);
      assertThat(given.output())
          .contains(
              "Cannot get a schema from registry " + registry.address() + "/schemas/ids/1: it");
      assertThat(stream.number("SELECT count(*) FROM sluice.reject")).isZero();

      registry.breakOff(1, 3);
      int before = registry.asked();
      Result waited = stream.run("t", flags);

      assertThat(waited.status()).as(waited.output()).isEqualTo(ExitStatus.DONE);
      assertThat(waited.output()).contains("1 read = 1 loaded");
      assertThat(registry.asked() - before).isEqualTo(5);
    }
    Result gone = stream.run("t", "--valueFormat=avro", "--schemaRegistry=http://127.0.0.1:1");
    assertThat(gone.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(gone.output()).contains("it does not answer");
  }
}
