package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.BigEndian;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fields as PostgreSQL's send functions write them: int2send, numeric_send, timestamptz_send,
 * date_send, time_send, interval_send, inet_send, jsonb_send and so on.
 */
class BinaryCodecsTest {

  static Stream<ColumnPlan> pairs() {
    return Stream.of(CqlType.values())
        .flatMap(type -> type.accepted().stream().map(target -> Fields.column(type, target)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void everyPairThatIsAcceptedHasAForm(ColumnPlan column) {
    assertThat(EncodeRows.binaryObjections(List.of(column))).isEmpty();
  }

  @Test
  void pairsWithoutAFormAreAllNamed() {
    List<ColumnPlan> columns =
        List.of(
            new ColumnPlan("a", CqlType.BIGINT, true, "x", "int4"),
            new ColumnPlan("b", CqlType.INT, false, "y", "int8"),
            new ColumnPlan("c", CqlType.DECIMAL, false, "z", "money"));

    assertThat(EncodeRows.binaryObjections(columns))
        .containsExactly(
            "target column x has type int4, for which bigint has no binary form",
            "target column z has type money, for which decimal has no binary form");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void anEmptyCellIsNullUnlessItIsTextOrBytes(ColumnPlan column) {
    String empty =
        switch ((CqlType) column.type()) {
          case TEXT, ASCII -> column.targetType().equals("jsonb") ? "01" : "";
          case BLOB -> "";
          default -> "null";
        };

    assertThat(Fields.field((CqlType) column.type(), column.targetType())).isEqualTo(empty);
  }

  @ParameterizedTest
  @CsvSource({
    "BIGINT, int8, 8000000000000001, 8000000000000001",
    "BIGINT, numeric, fffffffffffffffe, 0001 0000 4000 0000 0002",
    "BIGINT, numeric, 8000000000000000, 0005 0004 4000 0000 039a 0d2c 0170 1565 16b0",
    "COUNTER, int8, 0000000000000029, 0000000000000029",
    "INT, int4, 80000000, 80000000",
    "INT, int8, fffffffe, fffffffffffffffe",
    "INT, numeric, 00002710, 0001 0001 0000 0000 0001",
    "SMALLINT, int2, 7fff, 7fff",
    "SMALLINT, int4, 8000, ffff8000",
    "SMALLINT, int8, 7fff, 0000000000007fff",
    "TINYINT, int2, ff, ffff",
    "TINYINT, int4, 7f, 0000007f",
    "TINYINT, int8, 80, ffffffffffffff80",
    "TINYINT, numeric, 00, 0000 0000 0000 0000",
    "VARINT, int8, ff, ffffffffffffffff",
    "VARINT, int8, 0000007fffffffffffffff, 7fffffffffffffff",
    "VARINT, int8, ffff8000000000000000, 8000000000000000",
    "VARINT, numeric, 00, 0000 0000 0000 0000",
    "BOOLEAN, bool, 01, 01",
    "BOOLEAN, bool, 00, 00",
    "FLOAT, float4, 80000000, 80000000",
    "FLOAT, float4, ffc00001, 7fc00000",
    "FLOAT, float4, ff800000, ff800000",
    "FLOAT, float8, 3dcccccd, 3fb99999a0000000",
    "FLOAT, float8, 7f800001, 7ff8000000000000",
    "DOUBLE, float8, 7ff0000000000000, 7ff0000000000000",
    "DOUBLE, float8, fff8000000000001, 7ff8000000000000",
    "TEXT, text, 61c3a9, 61c3a9",
    "TEXT, json, 7b7d, 7b7d",
    "ASCII, jsonb, 7b7d, 017b7d",
    "BLOB, bytea, 00ff5c, 00ff5c",
    "UUID, uuid, 000102030405060708090a0b0c0d0e0f, 000102030405060708090a0b0c0d0e0f",
    "TIMESTAMP, timestamptz, 000000dc6acfac00, 0000000000000000",
    "TIMESTAMP, timestamp, 000000dc6acfac01, 00000000000003e8",
    "TIMESTAMP, timestamptz, ffff4037bf19b000, fd0f7cc1411fa000",
    "DATE, date, 80002acd, 00000000",
    "DATE, date, 80000000, ffffd533",
    "TIME, time, 000000000000ffff, 0000000000000041",
    "TIME, time, 00004e94914effff, 000000141dd75fff",
    "DURATION, interval, 020406, 0000000000000000 00000002 00000001",
    "DURATION, interval, 0103e1e84fcd, ffffffffffffc180 fffffffe ffffffff",
    "INET, inet, 7f000001, 02 20 00 04 7f000001",
    "INET, inet, 20010db8000000000000000000000001, 03 80 00 10 20010db8000000000000000000000001"
  })
  void cellsBecomeFields(CqlType type, String target, String cell, String field) {
    assertThat(Fields.field(type, target, Cells.hex(cell))).isEqualTo(field.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "12345.678900, 0003 0001 0000 0006 0001 0929 1a85",
    "-12.50, 0002 0000 4000 0002 000c 1388",
    "0.00, 0000 0000 0000 0002",
    "0.0001, 0001 ffff 0000 0004 0001",
    "0.00001, 0001 fffe 0000 0005 03e8",
    "100000000, 0001 0002 0000 0000 0001",
    "12E5, 0001 0001 0000 0000 0078",
    "1E-40, 0001 fff6 0000 0028 0001",
    "-123456789012345678901234567890.5,"
        + " 0009 0007 4000 0001 000c 0d80 1ed2 04d2 162e 2334 0d80 1ed2 1388"
  })
  void decimalsBecomeNumeric(BigDecimal value, String field) {
    byte[] unscaled = value.unscaledValue().toByteArray();
    byte[] cell = new byte[Integer.BYTES + unscaled.length];
    BigEndian.put32(cell, 0, value.scale());
    System.arraycopy(unscaled, 0, cell, Integer.BYTES, unscaled.length);

    assertThat(Fields.field(CqlType.DECIMAL, "numeric", cell)).isEqualTo(field.replace(" ", ""));
  }

  @Test
  void numericHoldsItsMostDigitsAndNoMore() {
    byte[] most = BigInteger.TEN.pow(131_071).toByteArray();
    byte[] more = BigInteger.TEN.pow(131_072).toByteArray();

    assertThat(Fields.field(CqlType.VARINT, "numeric", most)).isEqualTo("00017fff0000000003e8");
    assertThat(Cells.refusal(Fields.chunk(CqlType.VARINT, "numeric", more)))
        .isEqualTo(Cells.refusal(CqlType.VARINT, more))
        .contains("131073 digits before the point");
  }

  @ParameterizedTest
  @CsvSource({
    "VARINT, int8, 008000000000000000, 9223372036854775808 is out of range for type bigint",
    "VARINT, int8, ff7fffffffffffffff, -9223372036854775809 is out of range for type bigint",
    "DURATION, interval, f0ffffffff0000, the fewest months are fine",
    "DURATION, interval, f1000000000000, 2147483648 months are more than an interval can hold",
    "DURATION, interval, 00f10000000100, -2147483649 days are more than an interval can hold",
    "DURATION, interval, 0000, the duration's cell ends too early",
    "INT, int8, 00, the cell has 1 bytes; this type has 4",
    "INT, int4, 00, the cell has 1 bytes; this type has 4",
    "INET, inet, 00, the cell has 1 bytes; an inet has 4 or 16",
    "TIME, time, ffffffffffffffff, -1 ns is no time of day",
    "DECIMAL, numeric, 00000000, the cell has 4 bytes; a decimal has 5 or more"
  })
  void whatPostgresqlCannotHoldIsRefused(CqlType type, String target, String cell, String why) {
    var chunk = Fields.chunk(type, target, Cells.hex(cell));

    if (why.endsWith("fine")) {
      assertThat(chunk.refused()).isEmpty();
    } else {
      assertThat(Cells.refusal(chunk)).isEqualTo(why);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REPLACE, 61626300, 616263efbfbd",
    "STRIP, 61626300, 616263",
    "REPLACE, 6162636465666768c080eda080, 6162636465666768efbfbdefbfbdefbfbdefbfbdefbfbd",
    "STRIP, 00616263646566676800, 6162636465666768",
    "STRIP, ff, ''"
  })
  void oddTextIsRepairedAndCounted(InvalidText how, String cell, String field) {
    var text = Fields.chunk(how, CqlType.TEXT, "text", Cells.hex(cell));
    var jsonb = Fields.chunk(how, CqlType.TEXT, "jsonb", Cells.hex(cell));

    assertThat(Fields.field(text)).isEqualTo(field);
    assertThat(Fields.field(jsonb)).isEqualTo("01" + field);
    assertThat(text.repaired()).containsOnly(java.util.Map.entry("c", 1L));
    assertThat(jsonb.repaired()).isEqualTo(text.repaired());
  }

  @Test
  void everyByteOfTextIsLookedAt() {
    for (int length : new int[] {1, 8, 9, 17}) {
      for (int at = 0; at < length; at++) {
        for (int bad : new int[] {0, 0x80, 0xC1, 0xFF}) {
          byte[] text = Cells.utf8("x".repeat(length));
          text[at] = (byte) bad;

          assertThat(Cells.refusal(Fields.chunk(CqlType.TEXT, "text", text)))
              .as(HexFormat.of().formatHex(text))
              .isEqualTo(Cells.refusal(CqlType.TEXT, text));
        }
      }
    }
  }
}
