package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.ledger.UnitTime;
import dev.sluice.ledger.UnitTotals.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void unitsThatOverlapAreOfDifferentStreams() {
    Timeline timeline = Timeline.of(Reports.detail().units());

    assertThat(timeline.lanes())
        .containsExactly(new Timeline.Lane("host:1", 12), new Timeline.Lane("host:1", 8.9));
    assertThat(timeline.bars()).extracting(Timeline.Bar::lane).containsExactly(0, 1, 0, 1);
    assertThat(timeline.foldedSeconds()).isZero();
  }

  @Test
  void processesHaveStreamsOfTheirOwn() {
    UnitTime one = Reports.unit(0, 1_000, 10);
    UnitTime other =
        new UnitTime("other:2", one.end() + 1, one.end() + 2, 1, 1, 1, new Times(0, 0, 0, 0, 0, 1));

    assertThat(Timeline.of(List.of(one, other)).lanes())
        .extracting(Timeline.Lane::process)
        .containsExactly("host:1", "other:2");
  }

  @Test
  void tooManyBarsAreFoldedAndNothingIsLost() {
    List<UnitTime> units = new ArrayList<>();
    for (long i = 0; i < 30_000; i++) {
      units.add(Reports.unit(i * 10, i * 10 + 9, 7));
      units.add(Reports.unit(i * 10, i * 10 + 9, 3));
    }

    Timeline timeline = Timeline.of(units);

    assertThat(timeline.lanes()).hasSize(2);
    assertThat(timeline.bars()).hasSizeBetween(1_000, Timeline.MOST_BARS + 2);
    assertThat(timeline.foldedSeconds()).isBetween(0.1, 0.2);
    assertThat(timeline.bars().stream().mapToLong(Timeline.Bar::units).sum()).isEqualTo(60_000);
    assertThat(timeline.bars().stream().mapToLong(Timeline.Bar::rows).sum()).isEqualTo(300_000);
  }

  @Test
  void oldUnitsThatTheLedgerAddedUpCountButAreNotDrawn() {
    UnitTime unit = Reports.unit(0, 1_000, 10);
    UnitTime folded =
        new UnitTime("", unit.start(), unit.end(), 500, 4_000, 1, new Times(0, 0, 0, 0, 0, 1));
    RunDetail detail = with(List.of(unit, folded));

    assertThat(Timeline.of(detail.units()).notDrawn()).isEqualTo(500);
    assertThat(Timeline.of(detail.units()).bars()).hasSize(1);
    assertThat(Arrays.stream(Throughput.of(detail).rows()).sum()).isCloseTo(4_010, within(0.001));
    assertThat(UnitSeconds.of(detail.units()).counts()).containsExactly(1L);
  }

  @Test
  void throughputSpreadsAUnitOverItsTime() {
    Throughput throughput = Throughput.of(with(List.of(Reports.unit(500, 1_500, 100))));

    assertThat(throughput.bucketSeconds()).isEqualTo(0.1);
    assertThat(throughput.rows()[4]).isZero();
    assertThat(throughput.rows()[5]).isCloseTo(10, within(0.001));
    assertThat(throughput.rows()[14]).isCloseTo(10, within(0.001));
    assertThat(Arrays.stream(throughput.rows()).sum()).isCloseTo(100, within(0.001));
  }

  @Test
  void usageIsTheDifferenceBetweenSamples() {
    UsageSeries series = UsageSeries.of(Reports.detail()).get(0);

    assertThat(series.points())
        .containsExactly(
            new UsageSeries.Point(5, 1.0, 300L << 20, 150L << 20),
            new UsageSeries.Point(10, 0.2, 200L << 20, 100L << 20));
    Usage usage = Reports.detail().used();
    assertThat(usage.jvmCpu().orElseThrow()).isCloseTo(0.3, within(1e-9));
    assertThat(usage.jvmBytes()).hasValue(300L << 20);
    assertThat(usage.collections()).isEqualTo(new Usage.Collections(10, 100, 0.01));
    assertThat(usage.postgresCpu()).isEmpty();
  }

  @Test
  void factsComeBackAndOldLedgersHaveFew() {
    RunFacts facts =
        new RunFacts(
            "migrate",
            "a",
            "b",
            "spark",
            1.5,
            2,
            List.of("n"),
            Map.of(),
            Map.of(),
            new RoundTrips(300, 200),
            null);

    assertThat(RunFacts.parse(facts.json())).isEqualTo(facts);
    assertThat(RunFacts.parse("{}").source()).isEqualTo("not known");
    assertThat(RunFacts.parse("{}").versions()).isEmpty();
    assertThat(RunFacts.parse("{}").roundTrips()).isEqualTo(RoundTrips.UNKNOWN);
    assertThat(RunFacts.settings("{\"b\":\"2\",\"a\":\"***\"}"))
        .containsEntry("a", "***")
        .containsEntry("b", "2");
  }

  private static RunDetail with(List<UnitTime> units) {
    RunDetail detail = Reports.nothing();
    return new RunDetail(
        detail.state(),
        "",
        detail.from(),
        detail.until(),
        units,
        detail.usage(),
        detail.nodes(),
        detail.roundTrips(),
        Map.of(),
        Map.of());
  }
}
