package dev.sluice.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PageSizeTest {

  @Test
  void beginsSmallAndGrowsEightfold() {
    PageSize size = new PageSize(1, 5000);

    assertThat(size.rows()).isEqualTo(64);
    size.seen(64, 640);
    assertThat(size.rows()).isEqualTo(512);
    size.seen(512, 5120);
    assertThat(size.rows()).isEqualTo(4096);
    size.seen(4096, 40960);
    assertThat(size.rows()).isEqualTo(5000);
  }

  @Test
  void neverAsksForMoreThanTheUserAllows() {
    PageSize size = new PageSize(1, 10);

    assertThat(size.rows()).isEqualTo(10);
    size.seen(10, 10);
    assertThat(size.rows()).isEqualTo(10);
  }

  @Test
  void shrinksAtOnceWhenRowsAreWide() {
    PageSize size = new PageSize(2, 5000);

    size.seen(64, 64L << 20);

    assertThat(size.rows()).isEqualTo(1);
  }

  @Test
  void learnsNothingFromAnEmptyPage() {
    PageSize size = new PageSize(2, 5000);

    size.seen(0, 0);

    assertThat(size.rows()).isEqualTo(64);
  }

  @Test
  void shrinksDownToOneRow() {
    PageSize size = new PageSize(1, 5);

    size.shrink(2);
    assertThat(size.rows()).isEqualTo(2);
    size.shrink(16);
    size.shrink(2);
    assertThat(size.rows()).isEqualTo(1);
  }

  @Test
  void growsSlowlyAgainAfterThePageThatWasTooMuch() {
    PageSize size = new PageSize(1, 5000);
    size.seen(64, 640);
    size.seen(512, 5120);

    size.shrink(16);
    int bearable = size.rows();
    size.seen(bearable, 10L * bearable);

    assertThat(size.rows()).isBetween(bearable + 1, bearable + bearable / 4 + 1);
  }

  @Property
  void aPageFitsTheHeapIfRowsAreAlike(
      @ForAll @IntRange(min = 1, max = 200) int columns,
      @ForAll @IntRange(min = 1, max = 100_000) int most,
      @ForAll @LongRange(min = 0, max = 1 << 22) long rowBytes) {
    PageSize size = new PageSize(columns, most);
    for (int page = 0; page < 5; page++) {
      size.seen(size.rows(), size.rows() * rowBytes);
    }

    assertThat(size.rows()).isBetween(1, most);
    assertThat(size.rows() == 1 || size.rows() * rowBytes <= PageSize.HEAP_BYTES).isTrue();
  }
}
