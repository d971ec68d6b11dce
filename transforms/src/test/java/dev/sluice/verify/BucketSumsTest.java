package dev.sluice.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class BucketSumsTest {

  private static BucketSums sums(byte[]... rows) {
    BucketSums sums = BucketSums.empty();
    RowDigest digest = new RowDigest(Rows.COMPARED);
    for (int row = 0; row < rows.length; row++) {
      digest.of(Rows.encoded(rows), row);
      sums.add(digest);
    }
    return sums;
  }

  @Test
  void areTheSameInWhateverOrderAndPieces() {
    BucketSums sums = sums(Rows.row("a", "1"), Rows.row("b", "2"), Rows.row("c", null));
    BucketSums pieces = sums(Rows.row("c", null)).add(sums(Rows.row("b", "2"), Rows.row("a", "1")));

    assertThat(sums.differing(pieces).isEmpty()).isTrue();
    assertThat(BucketSums.of(sums.bytes()).differing(pieces).isEmpty()).isTrue();
    assertThat(pieces.rows()).isEqualTo(3);
  }

  @Test
  void differWhereARowDoes() {
    BucketSums sums = sums(Rows.row("a", "1"), Rows.row("b", "2"));

    assertThat(sums.differing(sums(Rows.row("a", "1"))).cardinality()).as("missing").isOne();
    assertThat(sums.differing(sums(Rows.row("a", "1"), Rows.row("b", "3"))).cardinality())
        .as("changed")
        .isOne();
    assertThat(sums.differing(sums(Rows.row("a", "2"), Rows.row("b", "1"))).cardinality())
        .as("swapped")
        .isEqualTo(2);
    assertThat(sums(Rows.row("a", "")).differing(sums(Rows.row("a", null))).cardinality())
        .as("empty and null")
        .isOne();
    assertThat(
            sums(Rows.row("a", "1"), Rows.row("a", "1"))
                .differing(sums(Rows.row("a", "1")))
                .cardinality())
        .as("twice")
        .isOne();
  }

  @Test
  void refusedRowsAreCountedApart() {
    BucketSums sums = sums(Rows.row("a", "1"));
    sums.addRefused(2);

    assertThat(sums.rows()).isOne();
    assertThat(BucketSums.of(sums.bytes()).refused()).isEqualTo(2);
    assertThat(sums.differing(sums(Rows.row("a", "1"))).isEmpty()).isTrue();
  }

  @Test
  void bytesOfSomethingElseAreNoSums() {
    assertThatIllegalStateException()
        .isThrownBy(() -> BucketSums.of(new byte[8]))
        .withMessageStartingWith("Sluice bug: sums of 8 bytes");
  }
}
