package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.UnitTotals.Times;
import dev.sluice.report.RunReport.Shares;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RunReportTest {

  @Test
  void dividesWhatTheLedgerCounted() {
    RunReport report = Reports.fixed();

    assertThat(report.rowsPerSecond()).isEqualTo(80_000);
    assertThat(report.mibPerSecond()).isEqualTo(12);
    assertThat(report.rowsPerCopy()).isEqualTo(100_000);
    assertThat(report.busySeconds()).isEqualTo(20);
    assertThat(report.parallelEfficiency()).isEqualTo(0.8);
    assertThat(report.averageUnitSeconds()).isEqualTo(4.9);
  }

  @Test
  void sharesAreFractionsOfBusyTimeAndAddUpToOne() {
    Shares shares = Reports.fixed().shares();

    assertThat(shares.readWait()).isEqualTo(0.2);
    assertThat(shares.encode()).isEqualTo(0.1);
    assertThat(shares.connect()).isEqualTo(0.01);
    assertThat(shares.copy()).isEqualTo(0.6);
    assertThat(shares.commit()).isEqualTo(0.02);
    assertThat(shares.other()).isEqualTo(0.07);
    double sum =
        shares.readWait()
            + shares.encode()
            + shares.connect()
            + shares.copy()
            + shares.commit()
            + shares.retry()
            + shares.other();
    assertThat(sum).isCloseTo(1, Offset.offset(1e-9));
  }

  @Test
  void clocksThatDisagreeGiveNoNegativeShareAndNoEfficiencyAboveOne() {
    RunReport report = Reports.of(1, 2, 1, new Times(8_000_000, 8_000_000, 0, 0, 0, 11_000_000), 0);

    assertThat(report.shares().other()).isZero();
    assertThat(report.parallelEfficiency()).isEqualTo(1);
  }

  @Test
  void anEmptyRunHasNoSpeed() {
    RunReport report = Reports.empty();

    assertThat(report.rowsPerSecond()).isZero();
    assertThat(report.mibPerSecond()).isZero();
    assertThat(report.rowsPerCopy()).isZero();
    assertThat(report.busySeconds()).isZero();
    assertThat(report.parallelEfficiency()).isZero();
    assertThat(report.averageUnitSeconds()).isZero();
    assertThat(report.shares()).isEqualTo(new Shares(0, 0, 0, 0, 0, 0, 0, 0, 0));
  }
}
