package dev.sluice.report;

import dev.sluice.ledger.FailedUnit;
import dev.sluice.ledger.NodeTotals;
import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.PaceTotals;
import dev.sluice.ledger.Range;
import dev.sluice.ledger.RejectLedger;
import dev.sluice.ledger.RunTotals;
import dev.sluice.ledger.UnitTime;
import dev.sluice.ledger.UnitTotals.Retried;
import dev.sluice.ledger.UnitTotals.RowCounts;
import dev.sluice.ledger.UnitTotals.Times;
import dev.sluice.ledger.UsageSample;
import dev.sluice.report.RunReport.About;
import dev.sluice.report.RunReport.Span;
import dev.sluice.report.RunReport.Unfinished;
import dev.sluice.row.ReadFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reports for the tests of this package. */
final class Reports {
  private static final Instant START = Instant.parse("2026-08-21T10:00:00Z");
  private static final About ABOUT =
      new About(
          "migrate", "cassandra shop.orders", "postgresql public.orders", "r-1", "spark", "done");

  private static final Unfinished NOTHING = new Unfinished(List.of(), List.of());

  /** Nothing is known but the totals. */
  static final RunDetail UNKNOWN = measured(List.of(), List.of(), RoundTrips.UNKNOWN);

  private Reports() {}

  /** Two streams copied a million rows in 12.5 seconds. */
  static RunReport fixed() {
    RunTotals totals =
        totals(
            4,
            new RowCounts(1_000_100, 1_000_000, 100, 0, 0, 0),
            150 << 20,
            10,
            new Times(4_000_000, 2_000_000, 200_000, 12_000_000, 0, 19_600_000),
            7_000_000);
    return new RunReport(
        ABOUT,
        new Span(START, 12.5, 1.25, 2, 4, 3, 400_000),
        totals,
        List.of(),
        new Unfinished(
            List.of(new RejectLedger.Reason("23514", null, "violates check \"few\"", 100)),
            List.of(
                new FailedUnit(
                    "c/shop.orders:0:9",
                    new Range("0", "9"),
                    new ReadFailure("Cannot read token range (0, 9].", true)))),
        List.of("Column at: microseconds."),
        Map.of("streams", "2", "copyFlushEvery", "100000"));
  }

  /** Of the fixed one: two streams of one process, the second idle at first. */
  static RunDetail detail() {
    return new RunDetail(
        RunDetail.State.DONE_BUT,
        "",
        START,
        START.plusMillis(13_000),
        List.of(
            unit(0, 5_000, 250_000),
            unit(5_100, 12_100, 250_000),
            unit(3_000, 8_000, 250_000),
            unit(8_100, 12_000, 250_000)),
        List.of(sample(0, 1_000_000, 100), sample(5, 6_000_000, 300), sample(10, 7_000_000, 200)),
        List.of(),
        RoundTrips.UNKNOWN,
        Map.of("streams", "--streams"),
        Map.of("Beam", "2.70.0"));
  }

  static RunDetail nothing() {
    return new RunDetail(
        RunDetail.State.DIED,
        "",
        START,
        START,
        List.of(),
        List.of(),
        List.of(),
        RoundTrips.UNKNOWN,
        Map.of(),
        Map.of());
  }

  static RunDetail measured(List<UsageSample> usage, List<NodeTotals> nodes, RoundTrips ways) {
    return new RunDetail(
        RunDetail.State.DONE, "", START, START, List.of(), usage, nodes, ways, Map.of(), Map.of());
  }

  static UnitTime unit(long from, long until, long rows) {
    long start = START.toEpochMilli();
    return new UnitTime(
        "host:1",
        (start + from) * 1000,
        (start + until) * 1000,
        1,
        rows,
        rows * 100,
        new Times(1_000_000, 500_000, 50_000, 3_000_000, 0, (until - from) * 1000));
  }

  static UsageSample sample(int second, long cpuMicros, long mib) {
    return new UsageSample(
        "host:1",
        UsageSample.Role.DRIVER,
        START.plusSeconds(second),
        2,
        cpuMicros,
        mib << 20,
        mib << 19,
        0.5,
        second,
        second * 10L);
  }

  static RunReport empty() {
    RunTotals totals =
        totals(0, new RowCounts(0, 0, 0, 0, 0, 0), 0, 0, new Times(0, 0, 0, 0, 0, 0), 0);
    return new RunReport(
        ABOUT, new Span(START, 0, 0, 0, 0, 0, 0), totals, List.of(), NOTHING, List.of(), Map.of());
  }

  /** Ten seconds of wall time, even units. */
  static RunReport of(int streams, long units, long longest, Times times, long commitMicros) {
    return of(streams, units, longest, longest, times, commitMicros);
  }

  static RunReport of(
      int streams, long units, long median, long longest, Times times, long commitMicros) {
    RunTotals totals =
        new RunTotals(
            units,
            new RowCounts(100, 100, 0, 0, 0, 0),
            1000,
            (int) units,
            times,
            Retried.NONE,
            0,
            longest,
            median,
            0);
    return new RunReport(
        ABOUT,
        new Span(START, 10, 1, streams, (int) units, 0, commitMicros),
        totals,
        List.of(),
        NOTHING,
        List.of(),
        Map.of());
  }

  /** The same with a limit for which two streams waited. */
  static RunReport limited(PaceKind kind, long waitedMicros, Times times) {
    RunReport report = of(2, 8, 2_000_000, times, 0);
    return new RunReport(
        report.about(),
        report.span(),
        report.totals(),
        List.of(new PaceTotals(kind, 10, 99, waitedMicros)),
        NOTHING,
        List.of(),
        Map.of());
  }

  /** The same after attempts that failed. */
  static RunReport retried(Retried retried, Times times) {
    RunReport report = of(2, 8, 2_000_000, times, 0);
    RunTotals totals = report.totals();
    return new RunReport(
        report.about(),
        report.span(),
        new RunTotals(
            totals.units(),
            totals.rows(),
            totals.bytes(),
            totals.copies(),
            times,
            retried,
            totals.shortest(),
            totals.longest(),
            totals.median(),
            0),
        List.of(),
        NOTHING,
        List.of(),
        Map.of());
  }

  /** The same with a setting. */
  static RunReport with(RunReport report, Map<String, String> settings) {
    return new RunReport(
        report.about(),
        report.span(),
        report.totals(),
        report.limits(),
        report.unfinished(),
        report.notes(),
        settings);
  }

  private static RunTotals totals(
      long units, RowCounts rows, long bytes, int copies, Times times, long longest) {
    return new RunTotals(
        units,
        rows,
        bytes,
        copies,
        times,
        Retried.NONE,
        units == 0 ? 0 : 3_000_000,
        longest,
        units == 0 ? 0 : 5_000_000,
        0);
  }
}
