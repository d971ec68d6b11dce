package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.BigEndian;
import dev.sluice.row.Chunk;
import dev.sluice.row.ConstantColumn;
import dev.sluice.row.CopyFormat;
import dev.sluice.types.CellType;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rows hold besides values: write times, and constants at the end. */
class WriteTimesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01 00:00:00.000000+00",
    "-1, 1969-12-31 23:59:59.999999+00",
    "1700000000123456, 2023-11-14 22:13:20.123456+00",
    "-210866803200000000, 4714-11-24 00:00:00.000000+00 BC",
    "9223372036854775807, 294247-01-10 04:00:54.775807+00"
  })
  void areTimestampsInBothFormats(long micros, String field) {
    assertThat(Cells.text(encode("timestamptz", CopyFormat.CSV, micros))).isEqualTo(field + "\n");
    Chunk binary = encode("timestamptz", CopyFormat.BINARY, micros);
    assertThat(BigEndian.int64(binary.bytes(), Short.BYTES + Integer.BYTES))
        .isEqualTo(micros - 946_684_800_000_000L);
    assertThat(
            new String(
                EncodeRows.form(settings("timestamptz", CopyFormat.BINARY)).csv(binary.bytes()),
                StandardCharsets.UTF_8))
        .as("read back for a reject")
        .isEqualTo(field + "\n");
  }

  @Test
  void areNumbersToo() {
    assertThat(Cells.text(encode("int8", CopyFormat.CSV, -5))).isEqualTo("-5\n");
    assertThat(BigEndian.int64(encode("int8", CopyFormat.BINARY, -5).bytes(), 6)).isEqualTo(-5);
  }

  @Test
  void beforePostgresqlsFirstDayTheyAreRefused() {
    assertThat(encode("timestamptz", CopyFormat.CSV, Long.MIN_VALUE).refused().get(0).reason())
        .isEqualTo(
            "-9223372036854775808 µs since 1970 is before PostgreSQL's first timestamp, 4714-11-24 BC");
  }

  @Test
  void constantsEndEveryRow() {
    EncodeSettings plain =
        Cells.settings(InvalidText.REJECT, List.of(), Cells.column("id", CqlType.INT, true));
    List<ConstantColumn> constants =
        List.of(
            new ConstantColumn("a", "x\"y", new byte[] {1, 2}),
            new ConstantColumn("b", "", new byte[0]));
    var page =
        Cells.page(
            "u",
            0,
            List.of(
                Cells.row(Cells.int32(7)), Cells.row(new byte[] {1}), Cells.row(Cells.int32(8))));

    Chunk csv = EncodeRows.encode(with(plain, constants, CopyFormat.CSV), page);
    EncodeSettings inBinary = with(plain, constants, CopyFormat.BINARY);
    Chunk binary = EncodeRows.encode(inBinary, page);

    assertThat(Cells.text(csv)).isEqualTo("7,\"x\"\"y\",\"\"\n8,\"x\"\"y\",\"\"\n");
    assertThat(binary.encoded().row(0))
        .containsExactly(0, 3, 0, 0, 0, 4, 0, 0, 0, 7, 0, 0, 0, 2, 1, 2, 0, 0, 0, 0);
    assertThat(
            new String(
                EncodeRows.form(inBinary).csv(binary.encoded().row(1)), StandardCharsets.UTF_8))
        .isEqualTo("8,\"x\"\"y\",\"\"\n");
    assertThat(csv.refused()).hasSize(1);
  }

  private static EncodeSettings with(
      EncodeSettings plain, List<ConstantColumn> constants, CopyFormat format) {
    return new EncodeSettings(
        plain.columns(), constants, plain.invalidText(), plain.origin(), format, RowFilter.NONE);
  }

  private static EncodeSettings settings(String target, CopyFormat format) {
    CellType type = CellType.of("writetime").orElseThrow();
    return Cells.settings(
            InvalidText.REJECT, List.of(), new ColumnPlan("writetime(v)", type, false, "w", target))
        .as(format);
  }

  private static Chunk encode(String target, CopyFormat format, long micros) {
    return EncodeRows.encode(
        settings(target, format), Cells.page("u", 0, List.of(Cells.row(Cells.int64(micros)))));
  }
}
