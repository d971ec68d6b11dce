package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.BigEndian;
import dev.sluice.row.Chunk;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.EncodedRows;
import dev.sluice.row.Page;
import dev.sluice.row.RefusedRow;
import dev.sluice.row.RowForm;
import dev.sluice.types.CellType;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows in binary: what they are, and that they are the rows that CSV would be. */
class BinaryRowsTest {

  record Table(List<ColumnPlan> columns, List<List<byte @Nullable []>> rows) {
    EncodeSettings settings(CopyFormat format) {
      return Cells.settings(InvalidText.REPLACE, List.of(0), columns.toArray(ColumnPlan[]::new))
          .as(format);
    }

    Chunk encode(CopyFormat format) {
      return new PageEncoder(settings(format)).encode(Cells.page("u", 0, rows));
    }
  }

  @Test
  void aRowIsItsFieldCountAndItsFields() {
    Table table =
        new Table(
            List.of(
                column(0, CqlType.INT, "int4"),
                column(1, CqlType.TEXT, "text"),
                column(2, CqlType.TINYINT, "int2"),
                column(3, CqlType.BLOB, "bytea"),
                column(4, CqlType.INT, "int4")),
            List.of(
                Cells.row(
                    Cells.int32(7), Cells.utf8("é"), Cells.hex("ff"), new byte[0], new byte[0]),
                Cells.row(null, null, null, null, null)));

    Chunk chunk = table.encode(CopyFormat.BINARY);

    assertThat(HexFormat.of().formatHex(chunk.bytes()))
        .isEqualTo(
            ("0005 00000004 00000007 00000002 c3a9 00000002 ffff 00000000 ffffffff"
                    + " 0005 ffffffff ffffffff ffffffff ffffffff ffffffff")
                .replace(" ", ""));
    assertThat(chunk.encoded().ends()).containsExactly(30, 52);
  }

  @Property(tries = 200)
  void readBackTheyAreTheRowsOfCsv(@ForAll("tables") Table table) {
    Chunk binary = table.encode(CopyFormat.BINARY);
    Chunk csv = table.encode(CopyFormat.CSV);

    RowForm form = EncodeRows.form(table.settings(CopyFormat.BINARY));

    assertThat(lines(binary.encoded(), form)).isEqualTo(Cells.text(csv));
    assertThat(binary.encoded().places()).isEqualTo(csv.encoded().places());
    assertThat(binary.repaired()).isEqualTo(csv.repaired());
    assertThat(binary.refused()).isEmpty();
  }

  @Property(tries = 100)
  void refusedRowsLeaveTheOthersAsTheyAre(@ForAll("tables") Table table, @ForAll long whichAreBad) {
    List<ColumnPlan> columns = new ArrayList<>(table.columns());
    columns.add(1, column(99, CqlType.TIME, "time"));
    List<List<byte @Nullable []>> all = new ArrayList<>();
    List<List<byte @Nullable []>> good = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      List<byte @Nullable []> row = new ArrayList<>(table.rows().get(i));
      boolean isBad = (whichAreBad >> i & 1) == 1;
      row.add(1, Cells.int64(isBad ? -1 : 0));
      all.add(row);
      if (!isBad) {
        good.add(row);
      }
    }

    Chunk chunk = new Table(columns, all).encode(CopyFormat.BINARY);

    assertThat(chunk.bytes()).isEqualTo(new Table(columns, good).encode(CopyFormat.BINARY).bytes());
    assertThat(chunk.rows()).isEqualTo(good.size());
    for (RefusedRow refused : chunk.refused()) {
      Page again = new Page(Cells.unit("v"), 0, true, 1, refused.bytes(), 0, null);
      assertThat(refused.bytes())
          .isEqualTo(Cells.page("u", 0, List.of(all.get((int) refused.position()))).cells());
      assertThat(new PageEncoder(new Table(columns, all).settings(CopyFormat.CSV)).encode(again))
          .satisfies(csv -> assertThat(csv.refused().get(0).reason()).isEqualTo(refused.reason()));
    }
  }

  @Property(tries = 500)
  void numericFieldsAreTheShortestOnes(@ForAll("decimals") byte[] cell) {
    byte[] row = Fields.chunk(CqlType.DECIMAL, "numeric", cell).bytes();
    int field = Short.BYTES + Integer.BYTES;
    int digits = BigEndian.int16(row, field);
    BigDecimal value = NumericField.read(row, field);

    assertThat(value).isEqualByComparingTo(Cells.field(CqlType.DECIMAL, cell));
    assertThat(value.scale()).isEqualTo(Math.max(0, BigEndian.int32(cell, 0)));
    assertThat(row).hasSize(field + 8 + 2 * digits);
    if (digits > 0) {
      assertThat(BigEndian.int16(row, field + 8)).isBetween((short) 1, (short) 9999);
      assertThat(BigEndian.int16(row, row.length - 2)).isBetween((short) 1, (short) 9999);
    }
  }

  @Provide
  Arbitrary<byte[]> decimals() {
    return StorableCells.of(CqlType.DECIMAL);
  }

  @Provide
  Arbitrary<Table> tables() {
    return Arbitraries.oneOf(scalarColumns(), structuredColumns())
        .list()
        .ofMinSize(2)
        .ofMaxSize(7)
        .flatMap(
            pairs -> {
              List<ColumnPlan> columns = new ArrayList<>();
              List<Arbitrary<byte[]>> cells = new ArrayList<>();
              for (int i = 0; i < pairs.size(); i++) {
                columns.add(column(i, pairs.get(i).type(), pairs.get(i).targetType()));
                cells.add(cells(pairs.get(i)).injectNull(0.2));
              }
              return Combinators.combine(cells)
                  .as(row -> row)
                  .list()
                  .ofMaxSize(4)
                  .map(rows -> new Table(columns, rows));
            });
  }

  private static Arbitrary<ColumnPlan> scalarColumns() {
    return Arbitraries.of(BinaryCodecsTest.pairs().toList());
  }

  private static Arbitrary<ColumnPlan> structuredColumns() {
    return Arbitraries.oneOf(StructuredValues.types(), StructuredValues.flatTypes())
        .flatMap(
            type ->
                Arbitraries.of(type.accepted())
                    .filter(to -> !to.equals("_citext") && !to.equals("_int8"))
                    .map(to -> column(0, type, to)));
  }

  private static Arbitrary<byte[]> cells(ColumnPlan pair) {
    if (!(pair.type() instanceof CqlType)) {
      return StructuredValues.of(pair.type()).map(StructuredValues.Value::cell);
    }
    return switch ((CqlType) pair.type()) {
      case FLOAT -> Arbitraries.integers().map(Cells::int32);
      case DOUBLE -> Arbitraries.longs().map(Cells::int64);
      case VARINT ->
          pair.targetType().equals("int8")
              ? Arbitraries.longs().map(Cells::int64)
              : StorableCells.of(CqlType.VARINT);
      case TEXT ->
          Arbitraries.oneOf(
              StorableCells.of(CqlType.TEXT),
              Arbitraries.bytes().array(byte[].class).ofMaxSize(12));
      default -> StorableCells.of((CqlType) pair.type());
    };
  }

  private static ColumnPlan column(int index, CellType type, String target) {
    return new ColumnPlan("c" + index, type, index == 0, "c" + index, target);
  }

  private static String lines(EncodedRows rows, RowForm form) {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < rows.count(); row++) {
      lines.append(new String(form.csv(rows.row(row)), StandardCharsets.UTF_8));
    }
    return lines.toString();
  }
}
