package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Chunk;
import dev.sluice.row.CopyFormat;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowFilterTest {
  private static final ColumnPlan ID = Cells.column("id", CqlType.INT, true);
  private static final ColumnPlan TIME = Cells.column("t", CqlType.TIME, false);

  @ParameterizedTest
  @EnumSource(CopyFormat.class)
  void theNewestWriteTimeDecides(CopyFormat format) {
    EncodeSettings settings = settings(new RowFilter(List.of(), 2, 100, 199), format);
    byte[] good = Cells.int64(0);
    byte[] bad = Cells.int64(-1);

    Chunk chunk =
        EncodeRows.encode(
            settings,
            Cells.page(
                "u",
                0,
                List.of(
                    Cells.row(Cells.int32(1), good, Cells.int64(99), null),
                    Cells.row(Cells.int32(2), good, Cells.int64(99), Cells.int64(100)),
                    Cells.row(Cells.int32(3), bad, Cells.int64(150), Cells.int64(-7)),
                    Cells.row(Cells.int32(4), good, Cells.int64(199), null),
                    Cells.row(Cells.int32(5), good, Cells.int64(150), Cells.int64(200)),
                    Cells.row(Cells.int32(6), bad, Cells.int64(0), null),
                    Cells.row(Cells.int32(7), good, null, null))));

    assertThat(chunk.filtered()).isEqualTo(3);
    assertThat(chunk.rows()).isEqualTo(3);
    assertThat(chunk.refused())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.position()).as("among rows that are not filtered").isEqualTo(1);
              assertThat(row.bytes()).as("without write times").hasSize(4 + 4 + 4 + 8);
            });
    if (format == CopyFormat.CSV) {
      assertThat(Cells.text(chunk).lines().map(line -> line.charAt(0)))
          .containsExactly('2', '4', '7');
    }
  }

  @Test
  void rowsWithoutWhatMustBePresentAreLeftOut() {
    EncodeSettings settings =
        settings(new RowFilter(List.of(1), 0, Long.MIN_VALUE, Long.MAX_VALUE), CopyFormat.CSV);

    Chunk chunk =
        EncodeRows.encode(
            settings,
            Cells.page(
                "u",
                0,
                List.of(
                    Cells.row(Cells.int32(1), null),
                    Cells.row(Cells.int32(2), new byte[0]),
                    Cells.row(null, Cells.int64(0)))));

    assertThat(chunk.rowsRead()).isEqualTo(3);
    assertThat(chunk.filtered()).isEqualTo(1);
    assertThat(Cells.text(chunk)).isEqualTo("2,\n,00:00:00.000000\n");
  }

  private static EncodeSettings settings(RowFilter filter, CopyFormat format) {
    EncodeSettings plain = Cells.settings(InvalidText.REJECT, List.of(), ID, TIME);
    return new EncodeSettings(
        plain.columns(), List.of(), plain.invalidText(), plain.origin(), format, filter);
  }
}
