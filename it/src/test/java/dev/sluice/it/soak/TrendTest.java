package dev.sluice.it.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.it.soak.Trend.Verdict;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final double FLOOR = 10;

  private final Random random = new Random(5);

  @Test
  void aLineHasItsSlope() {
    Trend trend = trend(60, minute -> 200 + 3.0 * minute);

    assertThat(trend.slope()).isCloseTo(3, within(1e-9));
    assertThat(trend.growth()).isCloseTo(3 * 59, within(1e-9));
    assertThat(trend.rising()).isEqualTo(1);
    assertThat(trend.verdict()).isEqualTo(Verdict.GROWING);
  }

  @Test
  void whatNeverChangesIsFlat() {
    assertThat(trend(60, minute -> 100)).isEqualTo(new Trend(100, 0, 0, 1 / 2.0, Verdict.FLAT));
  }

  @Test
  void noiseIsFlat() {
    assertThat(trend(200, minute -> 300 + 100 * random.nextGaussian()).verdict())
        .isEqualTo(Verdict.FLAT);
  }

  @Test
  void aSawIsFlat() {
    assertThat(trend(100, minute -> 100 + 10.0 * (minute % 10)).verdict()).isEqualTo(Verdict.FLAT);
  }

  @Test
  void aFewPeaksAreFlatWhereverTheyAre() {
    assertThat(trend(60, minute -> minute >= 55 ? 50_000 : 100).verdict()).isEqualTo(Verdict.FLAT);
  }

  @Test
  void growthUnderNoiseIsFound() {
    Trend trend = trend(100, minute -> 100 + minute + 20 * random.nextGaussian());

    assertThat(trend.slope()).isCloseTo(1, within(0.2));
    assertThat(trend.verdict()).isEqualTo(Verdict.GROWING);
  }

  @Test
  void growthOfLittleOrOfASmallShareIsTolerated() {
    assertThat(trend(60, minute -> 1 + 0.1 * minute).verdict()).isEqualTo(Verdict.FLAT);
    assertThat(trend(60, minute -> 1_000 + 2.0 * minute).verdict()).isEqualTo(Verdict.FLAT);
  }

  @Test
  void whatShrinksDoesNotGrow() {
    assertThat(trend(60, minute -> 1_000 - 10.0 * minute).verdict()).isEqualTo(Verdict.FLAT);
  }

  @Test
  void aFewValuesHaveNoTrend() {
    assertThat(trend(Trend.LEAST_VALUES - 1, minute -> minute).verdict())
        .isEqualTo(Verdict.TOO_SHORT);
    assertThat(trend(0, minute -> minute).verdict()).isEqualTo(Verdict.TOO_SHORT);
  }

  @Test
  void aVeryLongSeriesIsLookedAtHereAndThere() {
    Trend trend = trend(50_000, minute -> minute);

    assertThat(trend.slope()).isCloseTo(1, within(1e-9));
    assertThat(trend.verdict()).isEqualTo(Verdict.GROWING);
  }

  private static Trend trend(int values, IntToDoubleFunction value) {
    return Trend.of(
        IntStream.range(0, values).asDoubleStream().toArray(),
        IntStream.range(0, values).mapToDouble(value).toArray(),
        FLOOR);
  }
}
