package dev.sluice.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.UnitTotals;
import dev.sluice.row.Chunk;
import dev.sluice.row.EncodedRows;
import dev.sluice.row.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnitTallyTest {
  private final UnitTally tally = new UnitTally();

  @Test
  void addsUpChunksAndCopies() {
    tally.add(chunk(0, 3, Map.of("a", 1L)));
    tally.add(chunk(1, 4, Map.of("a", 2L, "b", 5L)));
    tally.connected(7_000);
    tally.copied(new Load.Loaded(3, 0, 0), 1, 30, 11_000);
    tally.copied(new Load.Loaded(4, 0, 0), 1, 40, 13_000);

    UnitTotals totals = tally.totals(0, Arrivals.NONE);

    assertThat(totals.rows()).isEqualTo(new UnitTotals.RowCounts(7, 7, 0, 0, 0, 0));
    assertThat(totals.bytes()).isEqualTo(70);
    assertThat(totals.copies()).isEqualTo(2);
    assertThat(totals.repaired()).isEqualTo(Map.of("a", 3L, "b", 5L));
    assertThat(totals.times().read()).isEqualTo(4_000);
    assertThat(totals.times().encode()).isEqualTo(2_000);
    assertThat(totals.times().connect()).isEqualTo(7);
    assertThat(totals.times().copy()).isEqualTo(24);
    assertThat(totals.times().elapsed()).isGreaterThanOrEqualTo(3_000);
    assertThat(tally.chunks()).isEqualTo(2);
    assertThat(tally.loaded()).isEqualTo(7);
  }

  @Test
  void forgetsWhatWasCopiedInVainButNotWhatWasRead() {
    tally.add(chunk(0, 3, Map.of()));
    tally.copied(new Load.Loaded(3, 0, 0), 1, 30, 1_000);

    tally.rolledBack();
    tally.copied(new Load.Loaded(3, 0, 0), 1, 30, 1_000);

    assertThat(tally.totals(0, Arrivals.NONE).rows())
        .isEqualTo(new UnitTotals.RowCounts(3, 3, 0, 0, 0, 0));
    assertThat(tally.totals(0, Arrivals.NONE).bytes()).isEqualTo(30);
    assertThat(tally.totals(0, Arrivals.NONE).copies()).isEqualTo(1);
  }

  private static Chunk chunk(int ordinal, int rows, Map<String, Long> repaired) {
    return new Chunk(
        new Unit("u", "0", "1", 0),
        ordinal,
        false,
        rows,
        new EncodedRows(new byte[0], new int[rows], new long[0]),
        List.of(),
        repaired,
        2_000_000,
        1_000_000,
        null);
  }
}
