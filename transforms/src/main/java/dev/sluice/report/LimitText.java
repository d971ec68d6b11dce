package dev.sluice.report;

import dev.sluice.ledger.PaceTotals;

/** Says what a limit came to. */
public final class LimitText {
  private LimitText() {}

  /**
   * One line without its end.
   *
   * @param seconds of work in which it held
   */
  public static String of(PaceTotals limit, double seconds) {
    return ReportLines.format(
        "%s: at most %,d %s/s (--%s), %,.0f passed; streams waited %s for it",
        limit.kind().word(),
        limit.perSecond(),
        limit.kind().unit(),
        limit.kind().flag(),
        perSecond(limit, seconds),
        ReportText.seconds(limit.waitedMicros() / 1e6));
  }

  /** The same as a sentence, for reports that only note it. */
  public static String note(PaceTotals limit, double seconds) {
    return "Limit of " + of(limit, seconds) + ".";
  }

  static double perSecond(PaceTotals limit, double seconds) {
    return seconds <= 0 ? 0 : limit.passed() / seconds;
  }
}
