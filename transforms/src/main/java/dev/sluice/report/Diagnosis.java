package dev.sluice.report;

import dev.sluice.ledger.PaceTotals;
import java.util.Locale;

/**
 * What kept a run from being faster.
 *
 * @param bottleneck the one resource
 * @param evidence the figures that say so
 * @param advice what to change first
 */
public record Diagnosis(String bottleneck, String evidence, String advice) {
  private static final double MOSTLY_USED = 0.7;
  private static final double MUCH_CONNECTING = 0.2;

  /** Looks at the shares of time; meaningful from a few seconds of work on. */
  public static Diagnosis of(RunReport report) {
    RunReport.Shares shares = report.shares();
    if (report.totals().units() == 0) {
      return new Diagnosis("nothing", "no unit was copied", "There is nothing to change.");
    }
    if (!report.limits().isEmpty() && shares.limit() >= mostBut(shares)) {
      return limit(report, report.limits().get(0));
    }
    if (report.span().streams() > 0 && report.parallelEfficiency() < MOSTLY_USED) {
      return idleStreams(report);
    }
    if (shares.connect() > MUCH_CONNECTING) {
      return new Diagnosis(
          "connecting to the target",
          percent(shares.connect()) + " of the streams' time",
          "Make units larger: raise --unitRows or --inputSplitSizeMb, or use fewer --streams.");
    }
    double target = shares.copy() + shares.commit();
    if (target >= shares.readWait() && target >= shares.encode()) {
      return new Diagnosis(
          "the target's COPY and commit",
          percent(target) + " of the streams' time",
          "More --streams help while its processors and disks are not busy; else look at the table's indexes and triggers, and at WAL settings.");
    }
    if (shares.readWait() >= shares.encode()) {
      return new Diagnosis(
          "waiting for Cassandra",
          percent(shares.readWait()) + " of the streams' time",
          "More --streams help while its nodes are not busy; a larger --fetchSizeInRows helps narrow rows.");
    }
    return new Diagnosis(
        "the client's processors",
        "encoding took " + percent(shares.encode()) + " of the streams' time",
        "Give the run more processors: more executors, or more cores each.");
  }

  /** One sentence for a report, then the advice. */
  public String sentence() {
    return "Bottleneck: " + bottleneck + " (" + evidence + "). " + advice;
  }

  /** The largest share of time but for limits. */
  private static double mostBut(RunReport.Shares shares) {
    double target = shares.copy() + shares.commit();
    return Math.max(
        Math.max(shares.readWait(), shares.encode()), Math.max(target, shares.connect()));
  }

  private static Diagnosis limit(RunReport report, PaceTotals limit) {
    return new Diagnosis(
        "the limit of " + limit.kind().word(),
        "%s of the streams' time; %s"
            .formatted(
                percent(report.shares().limit()), LimitText.of(limit, report.span().seconds())),
        "Raise --%s, if the servers may do more.".formatted(limit.kind().flag()));
  }

  private static Diagnosis idleStreams(RunReport report) {
    double longest = report.totals().longest() / 1e6;
    String evidence =
        "streams worked %s of the time; the longest unit took %s"
            .formatted(percent(report.parallelEfficiency()), ReportText.seconds(longest));
    boolean skewed = longest > report.span().seconds() / 2 && report.totals().units() > 1;
    return new Diagnosis(
        "idle streams",
        evidence,
        report.totals().units() < 4L * report.span().streams() || skewed
            ? "Make units smaller: lower --unitRows or --inputSplitSizeMb."
            : "The runner starts units too slowly: make them larger with --unitRows, or use fewer --streams.");
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
  }
}
