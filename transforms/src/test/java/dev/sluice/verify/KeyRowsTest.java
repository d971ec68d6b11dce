package dev.sluice.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.verify.Finding.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRowsTest {
  private static final byte[] ONE = Rows.row("k", "1");
  private static final byte[] TWO = Rows.row("k", "2");

  private static byte[] of(Side side, byte[] row) {
    return SidedRow.of(side, Rows.encoded(row), 0);
  }

  private static List<Finding> compare(byte[]... sided) {
    return new KeyRows(Rows.COMPARED).compare(List.of(sided));
  }

  @Test
  void equalRowsAreNoFinding() {
    assertThat(compare(of(Side.TARGET, ONE), of(Side.SOURCE, ONE))).isEmpty();
  }

  @Test
  void aRowOfOneSideIsMissingOrExtra() {
    assertThat(compare(of(Side.SOURCE, ONE)))
        .extracting(Finding::kind)
        .containsExactly(Kind.MISSING);
    assertThat(compare(of(Side.TARGET, ONE))).extracting(Finding::kind).containsExactly(Kind.EXTRA);
  }

  @Test
  void rowsOfOneKeyDifferByColumn() {
    List<Finding> findings = compare(of(Side.SOURCE, ONE), of(Side.TARGET, TWO));

    assertThat(findings).extracting(Finding::kind).containsExactly(Kind.DIFFERENT);
    assertThat(findings.get(0).columns(Rows.COMPARED)).containsExactly(1);
  }

  @Test
  void aSecondCopyIsExtra() {
    List<Finding> findings =
        compare(of(Side.TARGET, ONE), of(Side.SOURCE, ONE), of(Side.TARGET, ONE));

    assertThat(findings).extracting(Finding::kind).containsExactly(Kind.EXTRA);
  }

  @Test
  void findingsAddUpAndComeBackFromBytes() {
    Findings some = new Findings(1, 0, 2, 3, List.of("why"), compare(of(Side.SOURCE, ONE)));

    Findings sum = Findings.of(some.bytes()).plus(some, 1);

    assertThat(List.of(sum.missing(), sum.different(), sum.repaired())).containsExactly(2L, 4L, 6L);
    assertThat(sum.first()).hasSize(1);
    assertThat(sum.first().get(0).source()).isEqualTo(ONE);
    assertThat(sum.first().get(0).target()).isNull();
    assertThat(sum.refusals()).containsExactly("why");
  }
}
