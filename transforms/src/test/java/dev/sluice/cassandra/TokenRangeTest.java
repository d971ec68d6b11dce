package dev.sluice.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenRangeTest {

  @Test
  void isNeverEmptyOrAroundTheEnd() {
    assertThatThrownBy(() -> range(3, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid token range: (3, 3]. Expected from < until.");
    assertThatThrownBy(() -> range(3, -3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid token range: (3, -3]. Expected from < until.");
  }

  @Test
  void isReadFromDecimalNumbers() {
    TokenRange range =
        TokenRange.of("-9223372036854775808", "170141183460469231731687303715884105728");

    assertThat(range.from()).isEqualTo(BigInteger.TWO.pow(63).negate());
    assertThat(range.until()).isEqualTo(BigInteger.TWO.pow(127));
    assertThat(range)
        .hasToString("(-9223372036854775808, 170141183460469231731687303715884105728]");
  }

  @Test
  void isCutIntoNearlyEqualParts() {
    assertThat(range(0, 10).cut(3)).containsExactly(range(0, 3), range(3, 6), range(6, 10));
    assertThat(range(-5, 5).cut(1)).containsExactly(range(-5, 5));
  }

  @Test
  void isCutIntoFewerPartsThanAskedForIfItHasNotSoManyTokens() {
    assertThat(range(7, 9).cut(5)).containsExactly(range(7, 8), range(8, 9));
  }

  @Test
  void withoutOthersLeavesTheGapsBetweenThem() {
    TokenRange range = range(0, 100);

    assertThat(range.minus(List.of())).containsExactly(range);
    assertThat(range.minus(List.of(range(10, 20), range(20, 30), range(50, 60))))
        .containsExactly(range(0, 10), range(30, 50), range(60, 100));
    assertThat(range.minus(List.of(range(-10, 10), range(90, 110)))).containsExactly(range(10, 90));
    assertThat(range.minus(List.of(range(-20, 0), range(100, 120)))).containsExactly(range);
    assertThat(range.minus(List.of(range(-30, -20), range(120, 130)))).containsExactly(range);
  }

  @Test
  void withoutItselfLeavesNothing() {
    assertThat(range(0, 100).minus(List.of(range(0, 100)))).isEmpty();
    assertThat(range(0, 100).minus(List.of(range(-1, 101)))).isEmpty();
    assertThat(range(0, 100).minus(List.of(range(-1, 50), range(50, 100)))).isEmpty();
  }

  static TokenRange range(long from, long until) {
    return new TokenRange(BigInteger.valueOf(from), BigInteger.valueOf(until));
  }
}
