package dev.sluice.report;

import dev.sluice.ledger.RunTotals;

/**
 * How much of the streams' time was spent on round trips alone, worked out of their number. Shares
 * of the streams' busy time, never more than was measured for the step.
 *
 * @param read waiting for pages
 * @param connect claiming units
 * @param copy COPY statements, which begin with one question and end with another
 * @param commit commits
 */
record TripTime(double read, double connect, double copy, double commit) {
  private static final double MICROS = 1e6;
  private static final String PAGE_ROWS = "fetchSizeInRows";

  /** Below it, round trips are not what a run suffers from. */
  private static final double WORTH_MENTIONING = 0.25;

  private static final TripTime NONE = new TripTime(0, 0, 0, 0);

  /** None if it is little, or the ways are not known. */
  static TripTime of(RunReport report, RoundTrips ways) {
    RunTotals totals = report.totals();
    RunReport.Shares shares = report.shares();
    double busy = Math.max(1 / MICROS, report.busySeconds());
    double sourceTrip = ways.source() / MICROS / busy;
    double targetTrip = ways.target() / MICROS / busy;
    TripTime all =
        new TripTime(
            Math.min(shares.readWait(), pages(report) * sourceTrip),
            Math.min(shares.connect(), totals.units() * targetTrip),
            Math.min(shares.copy(), 2 * totals.copies() * targetTrip),
            Math.min(shares.commit(), totals.units() * targetTrip));
    return all.sum() < WORTH_MENTIONING ? NONE : all;
  }

  double sum() {
    return read + connect + copy + commit;
  }

  /** Each unit has one page that is not full. */
  private static double pages(RunReport report) {
    String rows = report.settings().getOrDefault(PAGE_ROWS, "");
    return rows.isEmpty()
        ? 0
        : report.totals().units()
            + report.totals().rows().read() / Math.max(1, Double.parseDouble(rows));
  }
}
