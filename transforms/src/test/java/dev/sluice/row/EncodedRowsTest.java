package dev.sluice.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EncodedRowsTest {

  @Test
  void rowsLieOneBehindTheOther() {
    EncodedRows rows =
        new EncodedRows(new byte[] {1, 2, 3, 4}, new int[] {1, 1, 4}, new long[] {7, 8, 9});

    assertThat(rows.count()).isEqualTo(3);
    assertThat(rows.row(0)).containsExactly(1);
    assertThat(rows.row(1)).isEmpty();
    assertThat(rows.row(2)).containsExactly(2, 3, 4);
    assertThat(rows.start(3)).isEqualTo(4);
    assertThat(new EncodedRows(new byte[0], new int[0], new long[0]).count()).isZero();
  }

  @Test
  void bytesWithoutARowAndRowsWithoutAPlaceAreBugs() {
    assertThatThrownBy(() -> new EncodedRows(new byte[3], new int[] {2}, new long[0]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Sluice bug: 1 rows end at byte 2 of 3 and have 0 places.");
    assertThatThrownBy(() -> new EncodedRows(new byte[2], new int[] {1, 2}, new long[1]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Sluice bug: 2 rows end at byte 2 of 2 and have 1 places.");
  }
}
