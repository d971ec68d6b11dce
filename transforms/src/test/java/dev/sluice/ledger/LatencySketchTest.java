package dev.sluice.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatencySketchTest {
  @Test
  void countsEveryRowOfAUnit() {
    LatencySketch sketch = LatencySketch.empty();

    sketch.add(800, 990);
    sketch.add(5_000, 10);

    assertThat(sketch.rows()).isEqualTo(1_000);
    assertThat(sketch.percentile(50)).isEqualTo(800);
    assertThat(sketch.percentile(99)).isEqualTo(800);
    assertThat(sketch.percentile(99.9)).isBetween(5_000L, 5_005L);
    assertThat(sketch.rowsBetween(0, 1_000)).isEqualTo(990);
    assertThat(sketch.rowsBetween(1_000, Long.MAX_VALUE)).isEqualTo(10);
  }

  @Test
  void aClockThatIsAheadMakesNoNegativeTime() {
    LatencySketch sketch = LatencySketch.empty();

    sketch.add(-5, 1);
    sketch.add(3, 0);

    assertThat(sketch.rows()).isEqualTo(1);
    assertThat(sketch.percentile(100)).isZero();
  }

  @Property(tries = 100)
  void partsAddUpToTheWhole(
      @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 5_000_000) Integer> millis) {
    LatencySketch whole = LatencySketch.empty();
    LatencySketch merged = LatencySketch.empty();
    for (int each : millis) {
      whole.add(each, 1);
      LatencySketch part = LatencySketch.empty();
      part.add(each, 1);
      merged.merge(part.bytes());
    }
    int most = Collections.max(millis);

    assertThat(merged.histogram()).isEqualTo(whole.histogram());
    assertThat((double) merged.percentile(100)).isBetween(0.999 * most - 1, 1.002 * most + 1);
  }

  @Test
  void showsEachTimeOnce() {
    LatencySketch sketch = LatencySketch.empty();
    sketch.add(30_000, 2);
    sketch.add(0, 1);
    sketch.add(30_000, 1);
    List<String> seen = new ArrayList<>();

    sketch.forEach((millis, rows) -> seen.add(millis + " ms: " + rows));

    assertThat(seen).containsExactly("0 ms: 1", "30000 ms: 3");
  }
}
