package dev.sluice.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void doublesUpToTheLongest() {
    Backoff backoff = new Backoff(100, 1_000);

    assertThat(backoff.ceiling(1)).isEqualTo(100);
    assertThat(backoff.ceiling(2)).isEqualTo(200);
    assertThat(backoff.ceiling(4)).isEqualTo(800);
    assertThat(backoff.ceiling(5)).isEqualTo(1_000);
    assertThat(backoff.ceiling(1_000)).isEqualTo(1_000);
  }
}
