package dev.sluice.pipelines;

import static dev.sluice.pipelines.ProgressViewTest.totals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.row.Unit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private long nanos;

  /** Three units, the last two of half the size: the first one is half of the work. */
  @Test
  void unitsThatAreSmallerTakeLess() {
    TimeLeft left = new TimeLeft(Workload.of(List.of(unit(-20, 0), unit(0, 10), unit(10, 20))));

    assertThat(left.units()).isEqualTo(3);
    assertThat(left.after(totals(0, 0))).isInfinite();
    assertThat(left.after(totals(1, 4))).isEqualTo(4);
    assertThat(left.after(totals(2, 6))).isEqualTo(2);
    assertThat(left.after(totals(3, 8))).isZero();
    assertThat(left.after(totals(4, 8))).as("a unit counted twice").isZero();
  }

  @Test
  void slowFirstUnitsAreForgotten() {
    TimeLeft left = left(100);
    look(left, 1, 10);
    double begun = look(left, 2, 11);
    double later = 0;
    for (int unit = 3; unit <= 20; unit++) {
      later = look(left, unit, 9 + unit);
    }

    assertThat(begun).as("by all there is").isEqualTo(98 * 11 / 2.0);
    assertThat(later).as("one second each, for 80 units").isCloseTo(80, within(0.01));
  }

  @Test
  void onlyTheLastMinuteOfALongRunCounts() {
    TimeLeft left = left(10_000);
    for (int unit = 1; unit <= 1_000; unit++) {
      look(left, unit, unit);
    }
    double fast = 0;
    for (int unit = 1_001; unit <= 1_120; unit++) {
      fast = look(left, unit, 1_000 + (unit - 1_000) / 2.0);
    }

    assertThat(fast).isCloseTo(8_880 / 2.0, within(0.01));
  }

  @Test
  void theTimeThatARunWasStoppedDoesNotCount() {
    TimeLeft left = left(100);
    assertThat(left.after(totals(50, 100))).as("what its first process did").isEqualTo(100);

    nanos += Duration.ofSeconds(2).toNanos();
    double left51 = left.after(totals(51, 100_000));

    assertThat(left51).isCloseTo(98, within(2.0));
  }

  private TimeLeft left(int units) {
    return new TimeLeft(Workload.even(units), () -> nanos);
  }

  private double look(TimeLeft left, long units, double seconds) {
    nanos = (long) (seconds * 1e9);
    return left.after(totals(units, seconds));
  }

  private static Unit unit(long from, long until) {
    return new Unit("u" + from, String.valueOf(from), String.valueOf(until), 0);
  }
}
