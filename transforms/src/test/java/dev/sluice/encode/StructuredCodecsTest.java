package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.encode.StructuredValues.Value;
import dev.sluice.row.Chunk;
import dev.sluice.row.CopyFormat;
import dev.sluice.types.CellType;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Collections, tuples and user-defined types as the driver encodes them. */
class StructuredCodecsTest {
  private static final ObjectMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNumberLength(2_000_000).build())
              .build());

  @Property(tries = 400, seed = "42")
  void anyStructureBecomesItsJson(@ForAll("structures") Value value) throws Exception {
    String json = ReferenceStructures.json(value.type(), value.value());

    assertThat(csv(value.type(), "jsonb", value.cell())).isEqualTo(quoted(json));
    assertThat(binary(value.type(), "jsonb", value.cell())).isEqualTo("01" + hex(json));
    assertThat(binary(value.type(), "json", value.cell())).isEqualTo(hex(json));
    assertThat(JSON.readTree(json).isContainerNode()).isTrue();
  }

  record Pair(Value value, String target) {}

  @Property(tries = 700, seed = "42")
  void flatCollectionsBecomeArrays(@ForAll("arrays") Pair pair) {
    Value value = pair.value();

    assertThat(csv(value.type(), pair.target(), value.cell()))
        .isEqualTo(quoted(ReferenceStructures.array(value.type(), pair.target(), value.value())));
    if (!pair.target().equals("_citext")) {
      assertThat(binary(value.type(), pair.target(), value.cell()))
          .isEqualTo(ReferenceStructures.binaryArray(value.type(), pair.target(), value.value()));
    }
  }

  /** Also of types that do not say what is in the cell. */
  @Property(tries = 700, seed = "42")
  void whateverIsInACellIsStoredOrRefused(
      @ForAll("types") CellType type, @ForAll("garbage") byte[] cell) {
    for (CopyFormat format : CopyFormat.values()) {
      for (String target : List.of(type.accepted().get(0), "jsonb")) {
        ColumnPlan column = new ColumnPlan("c", type, false, "c", target);
        Chunk chunk =
            new PageEncoder(Cells.settings(InvalidText.REPLACE, List.of(), column).as(format))
                .encode(Cells.page("u", 0, List.of(Cells.row(cell))));
        assertThat(chunk.rows() + chunk.refused().size()).isEqualTo(1);
      }
    }
  }

  @Provide
  Arbitrary<Value> structures() {
    return StructuredValues.any();
  }

  @Provide
  Arbitrary<CellType> types() {
    return StructuredValues.types();
  }

  @Provide
  Arbitrary<byte[]> garbage() {
    Arbitrary<Byte> small = Arbitraries.bytes().between((byte) -2, (byte) 9);
    return Arbitraries.oneOf(Arbitraries.of((byte) 0), small, Arbitraries.bytes())
        .array(byte[].class)
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<Pair> arrays() {
    return StructuredValues.flatTypes()
        .flatMap(
            type ->
                StructuredValues.of(type)
                    .flatMap(
                        value -> Arbitraries.of(arraysFor(type)).map(to -> new Pair(value, to))));
  }

  private static List<String> arraysFor(CellType type) {
    return type.accepted().stream()
        .filter(to -> to.startsWith("_") && !to.equals("_json"))
        // A varint that does not fit int8 is the server's to refuse in CSV, ours in binary.
        .filter(to -> !(type.cql().contains("varint") && to.equals("_int8")))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "list<int>, _int4, '', \"{}\", 00000000 00000000 00000017",
    "list<int>, _int4, 00000000, \"{}\", 00000000 00000000 00000017",
    "list<int>, _int4, 00000003 00000004 00000007 00000000 ffffffff, '\"{7,NULL,NULL}\"',"
        + " 00000001 00000001 00000017 00000003 00000001 00000004 00000007 ffffffff ffffffff",
    "set<text>, _text, 00000002 00000000 00000004 4e554c4c, '\"{\"\"\"\",\"\"NULL\"\"}\"',"
        + " 00000001 00000000 00000019 00000002 00000001 00000000 00000004 4e554c4c",
    "list<tinyint>, _int2, 00000002 00000001 ff 00000001 07, '\"{-1,7}\"',"
        + " 00000001 00000000 00000015 00000002 00000001 00000002 ffff 00000002 0007",
    "'vector<float, 2>', vector, 3f80000040000000, '\"[1,2]\"', 0002 0000 3f800000 40000000",
    "'vector<float, 2>', _float4, 3f80000040000000, '\"{1,2}\"',"
        + " 00000001 00000000 000002bc 00000002 00000001 00000004 3f800000 00000004 40000000",
    "'vector<text, 2>', _text, 0161 00, '\"{\"\"a\"\",\"\"\"\"}\"',"
        + " 00000001 00000000 00000019 00000002 00000001 00000001 61 00000000",
    "list<text>, _jsonb, 00000001 00000002 7b7d, '\"{\"\"{}\"\"}\"',"
        + " 00000001 00000000 00000eda 00000001 00000001 00000003 017b7d",
  })
  void arraysOfSpecialCells(String cql, String to, String cell, String csv, String binary) {
    CellType type = CellType.of(cql).orElseThrow();

    assertThat(csv(type, to, Cells.hex(cell))).isEqualTo(csv.isEmpty() ? "" : csv);
    assertThat(binary(type, to, Cells.hex(cell))).isEqualTo(binary.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "map<text, int>; ; {}",
        "map<text, int>; 00000000; {}",
        "map<int, int>; 00000001 00000000 00000000; {\"\":null}",
        "map<int, boolean>; 00000001 00000004 00000007 00000001 01; {\"7\":true}",
        "map<boolean, int>; 00000001 00000001 00 ffffffff; {\"false\":null}",
        "map<list<text>, int>; 00000001 0000000a 00000001 00000002 6122 00000004 00000001;"
            + " {\"[\\\"a\\\\\\\"\\\"]\":1}",
        "tuple<int, text, double>; 00000004 00000007; [7,null,null]",
        "tuple<int, text>; ; [null,null]",
        "u{a int, b text}; 00000004 00000007; {\"a\":7,\"b\":null}",
        "u{a int, b u{c int}}; ffffffff 00000008 00000004 00000001; {\"a\":null,\"b\":{\"c\":1}}",
        "u{a int, b u{c int}}; ffffffff 00000000; {\"a\":null,\"b\":{\"c\":null}}",
        "list<double>; 00000004 00000008 7ff8000000000001 00000008 7ff0000000000000 00000008"
            + " fff0000000000000 00000008 8000000000000000; [\"NaN\",\"Infinity\",\"-Infinity\",-0]",
        "list<float>; 00000002 00000004 3dcccccd 00000004 ff800000; [0.1,\"-Infinity\"]",
        "list<varint>; 00000001 0000000a 01000000000000000000; [4722366482869645213696]",
        "list<decimal>; 00000002 00000005 00000002 7d 00000005 fffffffb 0c; [1.25,1200000]",
        "list<blob>; 00000002 00000000 00000002 00ff; [\"\\\\x\",\"\\\\x00ff\"]",
        "list<timestamp>; 00000001 00000008 0000000000000001; [\"1970-01-01T00:00:00.001Z\"]",
        "list<timestamp>; 00000001 00000008 ffff4037bf19b000; [\"4714-11-24T00:00:00Z BC\"]",
        "list<time>; 00000001 00000008 00000000000003e9; [\"00:00:00.000001\"]",
        "list<duration>; 00000001 00000003 020406; [\"1 mons 2 days 0 hours 0.000000 secs\"]",
        "list<inet>; 00000001 00000004 7f000001; [\"127.0.0.1\"]",
        "vector<vector<tinyint, 2>, 1>; 04 0101 01ff; [[1,-1]]",
      })
  void jsonOfSpecialCells(String cql, String cell, String json) {
    CellType type = CellType.of(cql).orElseThrow();
    byte[] bytes = Cells.hex(cell == null ? "" : cell);

    assertThat(csv(type, "jsonb", bytes)).isEqualTo(quoted(json));
    assertThat(binary(type, "json", bytes)).isEqualTo(hex(json));
  }

  @Test
  void controlCharactersAreEscapedInJsonAndNowhereElse() {
    CellType type = CellType.of("list<text>").orElseThrow();
    byte[] cell = DriverTypes.encoded(type, List.of("\b\t\n\f\r\u0001\u001f\u007f\"\\é"));

    assertThat(csv(type, "json", cell))
        .isEqualTo(quoted("[\"\\b\\t\\n\\f\\r\\u0001\\u001f\u007f\\\"\\\\é\"]"));
    assertThat(csv(type, "_text", cell))
        .isEqualTo(quoted("{\"\b\t\n\f\r\u0001\u001f\u007f\\\"\\\\é\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list<time>| _time| 00000002 00000008 0000000000000000 00000008 ffffffffffffffff|"
            + " element [1]: -1 ns is no time of day",
        "list<date>| _date| 00000001 00000004 ffffffff|"
            + " element [0]: day 2147483647 since 1970 is outside PostgreSQL's dates, 4714-11-24 BC to 5874897-12-31",
        "list<varint>| jsonb| 00000001 00000000| fine",
        "map<text, u{at timestamp}>| jsonb| 00000001 00000001 6b 0000000c 00000008 7fffffffffffffff|"
            + " element [value 0].at: 9223372036854775807 ms since 1970 is outside PostgreSQL's timestamps, 4714-11-24 BC to 294276-12-31",
        "map<time, int>| jsonb| 00000001 00000008 ffffffffffffffff 00000000|"
            + " element [key 0]: -1 ns is no time of day",
        "u{a list<int>}| jsonb| 0000000a 00000001 00000002 0000|"
            + " field a[0]: the cell has 2 bytes; this type has 4",
        "tuple<int>| jsonb| 00000000 00000000| its cell has 4 bytes more than its type says",
        "list<int>| _int4| 00000002 ffffffff| its cell ends too early",
        "list<int>| _int4| 00000001 00000004 00| its cell ends too early",
        "list<int>| _int4| ffffffff| its cell says that it has -1 elements",
        "list<text>| _text| 00000001 00000001 ff| element [0]: byte 0xff at offset 0 is not valid"
            + " UTF-8, which PostgreSQL cannot store; choose --invalidText=replace or strip to change such values",
      })
  void whatCannotBeStoredIsRefusedWithItsPlace(String cql, String to, String cell, String why) {
    CellType type = CellType.of(cql).orElseThrow();
    for (CopyFormat format : CopyFormat.values()) {
      Chunk chunk = chunk(type, to, format, InvalidText.REJECT, Cells.hex(cell));
      if (why.equals("fine")) {
        assertThat(chunk.refused()).isEmpty();
      } else {
        assertThat(Cells.refusal(chunk)).isEqualTo(why);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"REPLACE, \ufffd\ufffd\ufffd", "STRIP, ''"})
  void oddTextInsideIsRepairedAndItsColumnCountedOnce(InvalidText how, String instead) {
    CellType list = CellType.of("list<text>").orElseThrow();
    byte[] cell = Cells.hex("00000002 00000004 6100c080 00000001 00");
    String second = instead.isEmpty() ? "" : instead.substring(0, 1);

    for (CopyFormat format : CopyFormat.values()) {
      Chunk array = chunk(list, "_text", format, how, cell);
      Chunk json = chunk(list, "jsonb", format, how, cell);

      assertThat(array.repaired()).containsOnly(java.util.Map.entry("c", 1L));
      assertThat(json.repaired()).isEqualTo(array.repaired());
    }
    assertThat(Cells.field(chunk(list, "_text", CopyFormat.CSV, how, cell)))
        .isEqualTo(quoted("{\"a%s\",\"%s\"}".formatted(instead, second)));
    assertThat(Cells.field(chunk(list, "jsonb", CopyFormat.CSV, how, cell)))
        .isEqualTo(quoted("[\"a%s\",\"%s\"]".formatted(instead, second)));
  }

  static Stream<CellType> structuredTypes() {
    return Stream.of(
            "list<text>", "set<int>", "map<text, int>", "tuple<int>", "u{a int}", "vector<int, 2>")
        .map(cql -> CellType.of(cql).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("structuredTypes")
  void everyPairHasABinaryFormButArraysOfTypesWithoutANumber(CellType type) {
    for (String to : type.accepted()) {
      ColumnPlan column = new ColumnPlan("c", type, false, "c", to);
      assertThat(EncodeRows.binaryObjections(List.of(column)))
          .hasSize(to.equals("_citext") ? 1 : 0);
    }
  }

  @Test
  void aCollectionInTheKeyIsShownAsPostgresqlWritesIt() {
    ColumnPlan key =
        new ColumnPlan("k", CellType.of("list<int>").orElseThrow(), true, "k", "_int4");
    ColumnPlan bad = new ColumnPlan("t", CqlType.TIME, false, "t", "time");
    PageEncoder encoder = new PageEncoder(Cells.settings(InvalidText.REJECT, List.of(0), key, bad));

    Chunk chunk =
        encoder.encode(
            Cells.page(
                "u",
                0,
                List.of(
                    Cells.row(
                        Cells.hex("00000002 00000004 00000001 00000004 00000002"),
                        Cells.int64(-1)))));

    assertThat(chunk.refused().get(0).coordinates()).contains("\"key\":{\"k\":\"{1,2}\"}");
  }

  private static String csv(CellType type, String to, byte[] cell) {
    return Cells.field(chunk(type, to, CopyFormat.CSV, InvalidText.REJECT, cell));
  }

  private static String binary(CellType type, String to, byte[] cell) {
    return Fields.field(chunk(type, to, CopyFormat.BINARY, InvalidText.REJECT, cell));
  }

  private static Chunk chunk(
      CellType type, String to, CopyFormat format, InvalidText how, byte[] cell) {
    ColumnPlan column = new ColumnPlan("c", type, false, "c", to);
    return new PageEncoder(Cells.settings(how, List.of(), column).as(format))
        .encode(Cells.page("u", 0, List.of(Cells.row(cell))));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
