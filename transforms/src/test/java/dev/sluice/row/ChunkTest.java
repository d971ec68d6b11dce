package dev.sluice.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChunkTest {
  private static final RefusedRow REFUSED = new RefusedRow(4, "id=7", "name", "too odd");

  @Test
  void rowsMustBalance() {
    assertThat(chunk(5, 4).rows()).isEqualTo(4);
    assertThatThrownBy(() -> chunk(5, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Sluice bug: unit u, chunk 3: 5 rows read, 5 encoded, 1 refused; these must balance.");
  }

  @Test
  void aRefusedRowNamesItsKeyOrItsPlace() {
    assertThat(REFUSED).hasToString("id=7: column name: too odd");
    assertThat(new RefusedRow(4, "", "name", "too odd"))
        .hasToString("row 4 of its unit: column name: too odd");
  }

  private static Chunk chunk(int rowsRead, int rows) {
    return new Chunk(
        new Unit("u", "0", "1", 0),
        3,
        false,
        rowsRead,
        rows,
        new byte[0],
        List.of(REFUSED),
        Map.of(),
        0,
        0,
        null);
  }
}
