package dev.sluice.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Chunk;
import dev.sluice.row.EncodedRows;
import dev.sluice.row.RefusedRow;
import dev.sluice.row.RowFormat;
import dev.sluice.row.Unit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchTest {
  private final Batch batch = new Batch();

  /** Unit rows: 0 a, 1 refused, 2 b, 3 refused, 4 refused, 5 c over two lines, 6 d. */
  @BeforeEach
  void fill() {
    batch.add(chunk(List.of(1L), "a\n", "b\n"), 0);
    batch.add(chunk(List.of()), 3);
    batch.add(chunk(List.of(3L, 4L), "\"c\nc\"\n", "d\n"), 3);
  }

  @Test
  void isOneSequenceOfRows() throws SQLException {
    assertThat(batch.rows()).isEqualTo(4);
    assertThat(batch.refused()).hasSize(3);
    assertThat(written(0, 4)).isEqualTo("a\nb\n\"c\nc\"\nd\n");
    assertThat(written(1, 3)).isEqualTo("b\n\"c\nc\"\n");
    assertThat(written(2, 2)).isEmpty();
  }

  @Test
  void aRowKnowsItsPositionInTheUnitAndItsPlace() {
    assertThat(batch.row(0).position()).isZero();
    assertThat(batch.row(1).position()).isEqualTo(2);
    assertThat(batch.row(2).position()).isEqualTo(5);
    assertThat(batch.row(3).position()).isEqualTo(6);
    assertThat(batch.row(3).bytes()).isEqualTo("d\n".getBytes(StandardCharsets.UTF_8));
    assertThat(batch.row(2).place()).containsExactly(100);
  }

  @Test
  void linesAreFoundAgainAlsoBehindValuesOfSeveralLines() {
    assertThat(batch.rowOfLine(0, 4, 1)).isZero();
    assertThat(batch.rowOfLine(0, 4, 2)).isEqualTo(1);
    assertThat(batch.rowOfLine(0, 4, 3)).isEqualTo(2);
    assertThat(batch.rowOfLine(0, 4, 4)).isEqualTo(2);
    assertThat(batch.rowOfLine(0, 4, 5)).isEqualTo(3);
    assertThat(batch.rowOfLine(0, 4, 6)).isEqualTo(4);
    // Before the first row's end COPY does not know yet that lines end with a line feed.
    assertThat(batch.rowOfLine(2, 4, 1)).isEqualTo(2);
    assertThat(batch.rowOfLine(2, 4, 2)).isEqualTo(3);
  }

  @Test
  void refusedRowsCountForItsSizeToo() {
    assertThat(batch.isFull(new CopySettings.Limits(7, 100, 1 << 20, 0))).isTrue();
    assertThat(batch.isFull(new CopySettings.Limits(8, 100, 1 << 20, 0))).isFalse();
    assertThat(batch.isFull(new CopySettings.Limits(8, 100, 12 + 3 * 5, 0))).isTrue();

    batch.clear();

    assertThat(batch.isEmpty()).isTrue();
  }

  private String written(int from, int until) throws SQLException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    batch.write(
        new CopyStream() {
          @Override
          public void write(byte[] bytes, int offset, int length) {
            out.write(bytes, offset, length);
          }

          @Override
          public long end() {
            return 0;
          }
        },
        from,
        until);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Chunk chunk(List<Long> refusedPositions, String... rows) {
    byte[] bytes = String.join("", rows).getBytes(StandardCharsets.UTF_8);
    int[] ends = new int[rows.length];
    int end = 0;
    for (int row = 0; row < rows.length; row++) {
      end += rows[row].length();
      ends[row] = end;
    }
    long[] places = new long[rows.length];
    Arrays.fill(places, 100);
    List<RefusedRow> refused =
        refusedPositions.stream()
            .map(
                position ->
                    new RefusedRow(position, "{}", "c", "odd", RowFormat.CELLS, new byte[5]))
            .toList();
    return new Chunk(
        new Unit("u", "0", "1", 0),
        0,
        false,
        rows.length + refused.size(),
        new EncodedRows(bytes, ends, places),
        refused,
        Map.of(),
        0,
        0,
        null);
  }
}
