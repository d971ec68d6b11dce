package dev.sluice.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChunkTest {
  private static final RefusedRow REFUSED =
      new RefusedRow(4, "{}", "name", "too odd", RowFormat.CELLS, new byte[0]);

  @Test
  void rowsMustBalance() {
    assertThat(chunk(5, 4).rows()).isEqualTo(4);
    assertThatThrownBy(() -> chunk(5, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Sluice bug: unit u, chunk 3: 5 rows read, 5 encoded, 1 refused, 0 filtered; these must balance.");
  }

  private static Chunk chunk(int rowsRead, int rows) {
    return new Chunk(
        new Unit("u", "0", "1", 0),
        3,
        false,
        rowsRead,
        new EncodedRows(new byte[0], new int[rows], new long[0]),
        List.of(REFUSED),
        Map.of(),
        0,
        0,
        null);
  }
}
