package dev.sluice.report;

import dev.sluice.ledger.PaceTotals;
import java.util.Optional;

/**
 * The rules of a diagnosis, one method for each bottleneck. Where two would name the same time,
 * only one of them speaks.
 */
final class Bottlenecks {
  private static final double MICROS = 1e6;

  /** The streams are held to be used well from here on. */
  private static final double WELL_USED = 0.9;

  /** A unit that takes so many times as long as the median one is no accident. */
  private static final double MUCH_LONGER = 3;

  /** Below it a unit's fixed costs count. */
  private static final double SHORT_UNIT_SECONDS = 0.5;

  private static final int UNITS_PER_STREAM = 4;

  private final RunReport report;
  private final Usage usage;
  private final RunReport.Shares shares;

  /** The streams' part of the wall time; all of it if their number is not known. */
  private final double busy;

  Bottlenecks(RunReport report, Usage usage) {
    this.report = report;
    this.usage = usage;
    this.shares = report.shares();
    this.busy = report.span().streams() == 0 ? 1 : report.parallelEfficiency();
  }

  /** Streams waited for a limit that the user has set. */
  Optional<Finding> limit() {
    if (report.limits().isEmpty()) {
      return Optional.empty();
    }
    PaceTotals limit = report.limits().get(0);
    return ofShare(
        shares.limit(),
        "the limit of " + limit.kind().word(),
        ofStreams(shares.limit()) + "; " + LimitText.of(limit, report.span().seconds()),
        "Raise --%s, if the servers may do more.".formatted(limit.kind().flag()));
  }

  /** The last units kept few streams busy, for one of them took very long. */
  Optional<Finding> unevenUnits() {
    return idle(
        isSkewed(),
        "units of uneven size",
        "Make units smaller: lower --unitRows or --inputSplitSizeMb. A partition is never cut: if one is that large, start earlier or take the time as it is.");
  }

  /** There were not enough units to keep all streams busy to the end. */
  Optional<Finding> fewUnits() {
    return idle(
        !isSkewed() && hasFewUnits(),
        "too few units",
        "Make units smaller: lower --unitRows or --inputSplitSizeMb; or use fewer --streams.");
  }

  /** Streams were idle between their units. */
  Optional<Finding> slowStarts() {
    return idle(
        !isSkewed() && !hasFewUnits(),
        "idle streams",
        "The runner starts units too slowly: make them larger with --unitRows, or use fewer --streams.");
  }

  /** The fixed costs of a unit are a large part of it. */
  Optional<Finding> smallUnits() {
    return ofShare(
        shares.connect(),
        "connecting to the target and claiming units",
        ofStreams(shares.connect()) + ", a unit takes " + seconds(median()),
        median() < SHORT_UNIT_SECONDS
            ? "Make units larger: raise --unitRows or --inputSplitSizeMb, or use fewer --streams."
            : "Look at the way to the target, its login and its locks on sluice.unit.");
  }

  /** Streams waited for Cassandra's pages. */
  Optional<Finding> source() {
    return ofShare(
        shares.readWait(),
        "waiting for Cassandra",
        ofStreams(shares.readWait()),
        "More --streams help while its nodes are not busy; a larger --fetchSizeInRows helps narrow rows.");
  }

  /** Streams encoded rows. */
  Optional<Finding> encoding() {
    return ofShare(
        shares.encode(),
        "the client's processors",
        "encoding took " + ofStreams(shares.encode()),
        "Give the run more processors: more executors, or more cores each; where rows go as CSV, --copyFormat=binary costs less.");
  }

  /** Streams were in none of their steps. */
  Optional<Finding> processors() {
    return ofShare(
        shares.other(),
        "threads that wait for a processor",
        ofStreams(shares.other()) + " went by in no step",
        "Use fewer --streams, or give the run more processors; look for collections of garbage too.");
  }

  /** The JVM stood still, whatever its streams were at. */
  Optional<Finding> collections() {
    double share = usage.collections().share();
    String heap =
        usage.heapBytes().isEmpty()
            ? ""
            : ReportLines.format("; heap up to %,d MiB", usage.heapBytes().getAsLong() >> 20);
    return Optional.of(
        new Finding(
            "collections of garbage",
            "%s of the time of a JVM%s".formatted(Finding.percent(share), heap),
            "Give it more heap: spark.executor.memory on a cluster; in local mode that changes nothing, there it is -Xmx of the command's own JVM. Or use fewer --streams.",
            share));
  }

  /** The server takes what COPY sends too slowly. */
  Optional<Finding> target() {
    return shares.commit() > shares.copy()
        ? Optional.empty()
        : ofShare(
            shares.copy() + shares.commit(),
            "the target's COPY and commit",
            ofStreams(shares.copy() + shares.commit()),
            "More --streams help while its processors and disks are not busy; else look at the table's indexes and triggers, and at WAL settings.");
  }

  /** Commits take longer than the COPYs before them. */
  Optional<Finding> commits() {
    return shares.commit() <= shares.copy()
        ? Optional.empty()
        : ofShare(
            shares.commit(),
            "the target's commits",
            ofStreams(shares.commit())
                + ", %s each"
                    .formatted(
                        seconds(report.span().commitMicros() / MICROS / report.totals().units())),
            "Make units larger: raise --unitRows; look at the disk of its WAL, at synchronous replicas and at deferred constraints.");
  }

  private Optional<Finding> ofShare(
      double share, String bottleneck, String evidence, String advice) {
    double moving = 1 - usage.collections().share();
    return Optional.of(new Finding(bottleneck, evidence, advice, share * busy * moving));
  }

  private Optional<Finding> idle(boolean applies, String bottleneck, String advice) {
    if (!applies || busy >= WELL_USED) {
      return Optional.empty();
    }
    String evidence =
        "streams worked %s of the time; of %,d units the longest took %s, the median one %s"
            .formatted(
                Finding.percent(busy),
                report.totals().units(),
                seconds(report.totals().longest() / MICROS),
                seconds(median()));
    return Optional.of(new Finding(bottleneck, evidence, advice, 1 - busy));
  }

  private boolean isSkewed() {
    double longest = report.totals().longest() / MICROS;
    return report.totals().units() > 1
        && longest > MUCH_LONGER * median()
        && longest > (1 - busy) * report.span().seconds();
  }

  private boolean hasFewUnits() {
    return report.totals().units() < (long) UNITS_PER_STREAM * report.span().streams();
  }

  private double median() {
    return report.totals().median() / MICROS;
  }

  private static String ofStreams(double share) {
    return Finding.percent(share) + " of the streams' time";
  }

  private static String seconds(double seconds) {
    return ReportText.seconds(seconds);
  }
}
