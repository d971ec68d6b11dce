package dev.sluice.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class UnitTotalsTest {
  private static final long MOST = 1L << 60;

  @Property
  void rowsBalanceOnlyIfEachWentToOnePlace(
      @ForAll @LongRange(max = MOST) long loaded,
      @ForAll @LongRange(max = MOST) long rejected,
      @ForAll @LongRange(max = MOST) long filtered,
      @ForAll @LongRange(max = MOST) long deleted,
      @ForAll @LongRange(max = MOST) long duplicate,
      @ForAll @LongRange(min = 1, max = MOST) long lost) {
    long read = loaded + rejected + filtered + duplicate + deleted;

    assertThat(
            new UnitTotals.RowCounts(read, loaded, rejected, filtered, duplicate, deleted)
                .balance())
        .isTrue();
    assertThat(
            new UnitTotals.RowCounts(read + lost, loaded, rejected, filtered, duplicate, deleted)
                .balance())
        .isFalse();
    assertThat(
            new UnitTotals.RowCounts(read - lost, loaded, rejected, filtered, duplicate, deleted)
                .balance())
        .isFalse();
  }
}
