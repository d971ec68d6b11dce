package dev.sluice.cassandra;

import static dev.sluice.cassandra.TokenRangeTest.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.row.SetupException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RingPartTest {
  private static final TokenRange RING = Partitioner.MURMUR3.ring();

  @Test
  void theWholeRingIsOnePiece() {
    assertThat(RingPart.WHOLE.isWhole()).isTrue();
    assertThat(RingPart.WHOLE.of(RING)).containsExactly(RING);
    assertThat(RingPart.WHOLE).hasToString("all tokens");
  }

  @Test
  void limitsAreExclusiveAndInclusive() {
    RingPart part = part(-5L, 100L, "100");

    assertThat(part.isWhole()).isFalse();
    assertThat(part.of(RING)).containsExactly(range(-5, 100));
    assertThat(part).hasToString("tokens (-5, 100]");
    assertThat(part(0L, null, "100").of(range(-9, 9))).containsExactly(range(0, 9));
  }

  @Test
  void aShareIsSpreadOverTheRing() {
    assertThat(part(null, null, "0.3").of(range(0, 1000)))
        .containsExactly(range(0, 1), range(333, 334), range(666, 667));
    assertThat(part(null, null, "50").of(range(0, 1000))).hasSize(500);
    assertThat(part(null, null, "99.9").of(range(0, 1000))).containsExactly(range(0, 999));
    assertThat(part(10L, 20L, "2.50")).hasToString("2.5 % of tokens (10, 20]");
  }

  @Property(tries = 300)
  void aShareHasItsSizeIsInOrderAndInItsLimits(
      @ForAll @IntRange(min = 1, max = 1000) int permille) {
    BigDecimal percent = BigDecimal.valueOf(permille, 1);

    List<TokenRange> pieces = new RingPart(null, null, percent).of(RING);

    BigInteger size =
        pieces.stream().map(TokenRange::size).reduce(BigInteger.ZERO, BigInteger::add);
    assertThat(size.doubleValue() / RING.size().doubleValue() * 1000)
        .isCloseTo(permille, Offset.offset(1e-6));
    for (int i = 1; i < pieces.size(); i++) {
      assertThat(pieces.get(i).from()).isGreaterThan(pieces.get(i - 1).until());
    }
    RingSplitter.checkWhole(List.of(RING), RingSplitter.split(List.of(RING), 7));
    assertThat(RingSplitter.within(List.of(RING), pieces)).isEqualTo(pieces);
  }

  @Test
  void refusesTokensThatTheRingLacks() {
    assertThatThrownBy(() -> part(5L, 5L, "100").of(RING))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "Cannot read tokens (5, 5]: expected --tokenFrom below --tokenUntil, both in the ring (-9223372036854775808, 9223372036854775807].");
    assertThatThrownBy(() -> part(-1L, null, "100").of(range(0, 9)))
        .isInstanceOf(SetupException.class);
  }

  private static RingPart part(@Nullable Long from, @Nullable Long until, String percent) {
    return new RingPart(
        from == null ? null : BigInteger.valueOf(from),
        until == null ? null : BigInteger.valueOf(until),
        new BigDecimal(percent));
  }
}
