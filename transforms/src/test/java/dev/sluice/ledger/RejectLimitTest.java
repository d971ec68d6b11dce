package dev.sluice.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectLimitTest {

  @Test
  void aNumberOfRowsDoesNotDependOnHowManyWereRead() {
    RejectLimit limit = RejectLimit.ofRows(2);

    assertThat(limit.exceeded(2, 0)).isFalse();
    assertThat(limit.exceeded(3, 1_000_000)).isTrue();
    assertThat(limit).hasToString("2");
    assertThat(RejectLimit.ofRows(0).exceeded(1, 50)).isTrue();
  }

  @Test
  void aShareIsTakenOfAThousandRowsAtLeast() {
    RejectLimit limit = RejectLimit.ofShare(0.005);

    assertThat(limit.exceeded(5, 10)).isFalse();
    assertThat(limit.exceeded(6, 10)).isTrue();
    assertThat(limit.exceeded(50, 10_000)).isFalse();
    assertThat(limit.exceeded(51, 10_000)).isTrue();
    assertThat(limit).hasToString("0.5%");
    assertThat(RejectLimit.ofShare(0.1)).hasToString("10%");
  }

  @Test
  void allOfThemIsNoLimit() {
    assertThat(RejectLimit.ofShare(1).unlimited()).isTrue();
    assertThat(RejectLimit.ofShare(0.99).unlimited()).isFalse();
    assertThat(RejectLimit.ofRows(0).unlimited()).isFalse();
  }
}
