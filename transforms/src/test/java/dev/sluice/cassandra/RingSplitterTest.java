package dev.sluice.cassandra;

import static dev.sluice.cassandra.TokenRangeTest.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RingSplitterTest {

  /** A whole ring and the ranges between its cluster's tokens, shuffled. */
  record Ring(TokenRange whole, List<TokenRange> ranges) {}

  @Property(tries = 500)
  void unitsCoverTheRingOnce(
      @ForAll("rings") Ring ring, @ForAll @IntRange(min = 1, max = 300) int count) {
    List<TokenRange> units = RingSplitter.split(ring.ranges(), count);

    RingSplitter.checkWhole(List.of(ring.whole()), units);
    assertThat(units.size()).isBetween(1, 2 * count + ring.ranges().size() + 1);
    RingSplitter.checkWhole(List.of(ring.whole()), RingSplitter.endHalved(units, count / 2));
  }

  @Test
  void theLastUnitsAreHalved() {
    List<TokenRange> units = List.of(range(0, 10), range(10, 20), range(20, 30));

    assertThat(RingSplitter.endHalved(units, 1))
        .containsExactly(range(0, 10), range(10, 20), range(20, 25), range(25, 30));
    assertThat(RingSplitter.endHalved(List.of(range(0, 1)), 4)).containsExactly(range(0, 1));
  }

  @Property(tries = 500)
  void whatIsLeftAndWhatIsDoneCoverTheRingOnce(
      @ForAll("rings") Ring ring,
      @ForAll @IntRange(min = 1, max = 300) int count,
      @ForAll @IntRange(min = 1, max = 300) int countBefore,
      @ForAll Random random) {
    List<TokenRange> done = new ArrayList<>(RingSplitter.split(ring.ranges(), countBefore));
    done.removeIf(range -> random.nextBoolean());
    Collections.shuffle(done, random);

    List<TokenRange> left = RingSplitter.minus(RingSplitter.split(ring.ranges(), count), done);

    List<TokenRange> all = new ArrayList<>(left);
    all.addAll(done);
    RingSplitter.checkWhole(List.of(ring.whole()), all);
    assertThat(RingSplitter.minus(left, done)).isEqualTo(left);
  }

  @Property(tries = 500)
  void aPieceThatIsMissingOrThereTwiceIsFound(
      @ForAll("rings") Ring ring,
      @ForAll @IntRange(min = 2, max = 100) int count,
      @ForAll Random random) {
    List<TokenRange> units = RingSplitter.split(ring.ranges(), count);
    TokenRange piece = units.get(random.nextInt(units.size()));
    List<TokenRange> without = new ArrayList<>(units);
    without.remove(piece);
    List<TokenRange> twice = new ArrayList<>(units);
    twice.add(piece);
    List<TokenRange> shifted = new ArrayList<>(without);
    shifted.add(
        new TokenRange(piece.from().add(BigInteger.ONE), piece.until().add(BigInteger.ONE)));

    for (List<TokenRange> wrong : List.of(without, twice, shifted)) {
      assertThatThrownBy(() -> RingSplitter.checkWhole(List.of(ring.whole()), wrong))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageMatching(
              "Sluice bug: "
                  + wrong.size()
                  + " pieces do not cover the ring once: expected one from token -?\\d+, the next"
                  + " starts or the ring ends at -?\\d+\\. Please report it\\.");
    }
  }

  @Provide
  Arbitrary<Ring> rings() {
    return Combinators.combine(
            Arbitraries.of(Partitioner.values()),
            Arbitraries.bigIntegers()
                .between(BigInteger.TWO.pow(63).negate(), BigInteger.TWO.pow(63))
                .list()
                .ofMaxSize(40),
            Arbitraries.randoms())
        .as(RingSplitterTest::ring);
  }

  private static Ring ring(Partitioner partitioner, List<BigInteger> tokens, Random random) {
    TokenRange whole = partitioner.ring();
    TreeSet<BigInteger> inside = new TreeSet<>(tokens);
    inside.removeIf(
        token -> token.compareTo(whole.from()) <= 0 || token.compareTo(whole.until()) > 0);
    inside.add(whole.until());
    List<TokenRange> ranges = new ArrayList<>();
    BigInteger from = whole.from();
    for (BigInteger token : inside) {
      ranges.add(new TokenRange(from, token));
      from = token;
    }
    Collections.shuffle(ranges, random);
    return new Ring(whole, ranges);
  }

  @Test
  void cutsLargeRangesAndTakesSmallNeighboursTogether() {
    List<TokenRange> ranges =
        List.of(range(90, 100), range(0, 60), range(60, 70), range(70, 80), range(80, 90));

    assertThat(RingSplitter.split(ranges, 5))
        .containsExactly(range(0, 20), range(20, 40), range(40, 60), range(60, 80), range(80, 100));
  }

  @Test
  void oneUnitIsTheWholeRing() {
    assertThat(RingSplitter.split(List.of(range(50, 100), range(0, 50)), 1))
        .containsExactly(range(0, 100));
  }

  @Test
  void saysWhereTheRingIsNotCovered() {
    assertThatThrownBy(
            () ->
                RingSplitter.checkWhole(
                    List.of(range(0, 100)), List.of(range(60, 100), range(0, 50))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Sluice bug: 2 pieces do not cover the ring once: expected one from token 50, the next starts or the ring ends at 60. Please report it.");
    assertThatThrownBy(() -> RingSplitter.checkWhole(List.of(range(0, 100)), List.of(range(0, 50))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Sluice bug: 1 pieces do not cover the ring once: expected one from token 50, the next starts or the ring ends at 100. Please report it.");
    assertThatThrownBy(() -> RingSplitter.checkWhole(List.of(range(0, 100)), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Sluice bug: 0 pieces do not cover the ring once: expected one from token 0, the next starts or the ring ends at 100. Please report it.");
  }

  @Test
  void takesWhatIsInTheWantedRanges() {
    assertThat(
            RingSplitter.within(
                List.of(range(50, 100), range(0, 50)),
                List.of(range(0, 10), range(40, 60), range(100, 101))))
        .containsExactlyInAnyOrder(range(0, 10), range(40, 50), range(50, 60));
  }

  @Test
  void gapsThatAreWantedAreNoneAndOthersAreFound() {
    List<TokenRange> wanted = List.of(range(0, 10), range(40, 60));

    RingSplitter.checkWhole(wanted, List.of(range(50, 60), range(0, 10), range(40, 50)));
    for (List<TokenRange> wrong :
        List.of(
            List.of(range(0, 10), range(40, 50)),
            List.of(range(0, 10), range(40, 61)),
            List.of(range(0, 11), range(40, 60)),
            List.of(range(0, 10), range(40, 60), range(70, 80)),
            List.of(range(0, 10), range(20, 30), range(40, 60)),
            List.of(range(40, 60)))) {
      assertThatThrownBy(() -> RingSplitter.checkWhole(wanted, wrong))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
