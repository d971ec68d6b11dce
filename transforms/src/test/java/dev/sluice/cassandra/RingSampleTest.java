package dev.sluice.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.cassandra.RingSample.Place;
import dev.sluice.cassandra.RingSample.Seen;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RingSampleTest {
  private static final BigInteger RING = BigInteger.ONE.shiftLeft(64);

  /** 200 rows behind each of 64 tokens, of a table whose rows lie at random. */
  private static RingSample sample(long rows, Random random) {
    double distance = RING.doubleValue() / rows;
    List<Place> places = new ArrayList<>();
    for (int place = 0; place < 64; place++) {
      double passed = 0;
      for (int row = 0; row < RingSample.ROWS_PER_PLACE; row++) {
        passed -= distance * Math.log(1 - random.nextDouble());
      }
      places.add(place(200, (long) passed));
    }
    return new RingSample(places, RING);
  }

  private static Place place(long rows, long passed) {
    return new Place(rows, 100 * rows, 150, BigInteger.valueOf(passed), false);
  }

  @Test
  void itsErrorHoldsTheTruthNineteenTimesOfTwenty() {
    Random random = new Random(1);
    long truth = 10_000_000;
    int held = 0;
    for (int trial = 0; trial < 300; trial++) {
      RingSample sample = sample(truth, random);
      long rows = sample.estimate().rows();
      held += Math.abs(rows - truth) <= rows * sample.error() ? 1 : 0;
    }
    assertThat(held).isBetween(270, 295);
  }

  @Test
  void scalesWhatItFoundToTheRing() {
    RingSample sample = sample(10_000_000, new Random(2));

    assertThat(sample.error()).isBetween(0.01, 0.03);
    assertThat(sample.estimate().rows()).isCloseTo(10_000_000, within(400_000L));
    assertThat(sample.estimate().bytes()).isCloseTo(100 * sample.estimate().rows(), within(100L));
    assertThat(sample.largest()).isEqualTo(150);
  }

  /** 50 rows between two places: each place meets rows of the next three. */
  @Test
  void countsRowsOfASmallTableOnce() {
    List<Place> places = new ArrayList<>();
    TokenRange ring = TokenRange.of("0", "64000");
    for (TokenRange between : ring.cut(64)) {
      List<Seen> seen = new ArrayList<>();
      for (int row = 1; row <= RingSample.ROWS_PER_PLACE; row++) {
        BigInteger token = between.from().add(BigInteger.valueOf(20L * row));
        if (token.compareTo(ring.until()) <= 0) {
          seen.add(new Seen(token, 100));
        }
      }
      places.add(RingSample.place(seen, between));
    }
    RingSample sample = new RingSample(places, ring.size());

    assertThat(sample.rows()).as("rows that were looked at").isEqualTo(3200);
    assertThat(sample.estimate().rows()).isEqualTo(3200);
    assertThat(sample.error()).as("all rows were seen").isZero();
  }

  @Test
  void knowsNothingOfAnEmptyTableAndAllOfASmallOne() {
    RingSample empty = new RingSample(List.of(place(0, 1), place(0, 1)), RING);
    RingSample whole = new RingSample(List.of(new Place(7, 70, 10, RING, false)), RING);

    assertThat(empty.estimate()).isEqualTo(new TableEstimate(0, 0));
    assertThat(empty.error()).isZero();
    assertThat(whole.estimate()).isEqualTo(new TableEstimate(7, 70));
    assertThat(whole.error()).isZero();
  }

  @Test
  void saysWhenAPartitionWasLargerThanItLooked() {
    RingSample sample =
        new RingSample(List.of(place(200, 1000), new Place(200, 1, 1, BigInteger.TEN, true)), RING);

    assertThat(sample.cut()).isTrue();
  }
}
