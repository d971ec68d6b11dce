package dev.sluice.report;

import dev.sluice.ledger.PaceTotals;
import dev.sluice.ledger.UnitTotals;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules of a diagnosis for the time in which streams were at work, one method each. Where two
 * would name the same time, only one of them speaks.
 */
final class Bottlenecks {
  private static final double MICROS = 1e6;

  /** Below it a unit's fixed costs count. */
  private static final double SHORT_UNIT_SECONDS = 0.5;

  private static final String TOO_MANY_CONNECTIONS = "53300";

  private final RunReport report;
  private final Source source;
  private final Usage usage;
  private final RoundTrips ways;
  private final RunReport.Shares shares;
  private final TripTime trips;
  private final Optional<Finding> nodes;
  private final IdleStreams idle;

  Bottlenecks(RunReport report, RunDetail detail, Source source) {
    this.report = report;
    this.source = source;
    this.usage = detail.used();
    this.ways = detail.roundTrips();
    this.shares = report.shares();
    this.trips = TripTime.of(report, ways);
    this.nodes = new TargetNodes(detail.nodes()).unbalanced(shares.copy() - trips.copy());
    this.idle = new IdleStreams(report);
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

  /** Streams waited for the run to be resumed. */
  Optional<Finding> pause() {
    return ofShare(
        shares.paused(),
        "a pause",
        "the run was paused for " + ofStreams(shares.paused()),
        "It was told so from outside: sluice control, or paused in sluice.run.");
  }

  /** Streams waited for answers that were on their way, not for servers. */
  Optional<Finding> distance() {
    return ofShare(
        trips.sum(),
        "too few streams for this latency",
        ReportLines.format(
            "round trips of %s%.1f ms to the target took about %s",
            ways.source() == 0
                ? ""
                : ReportLines.format("%.1f ms to the source and ", ways.source() / 1e3),
            ways.target() / 1e3,
            ofStreams(trips.sum())),
        "Use more --streams, which wait at the same time; %slarger units (%s) need fewer round trips."
            .formatted(
                source == Source.CASSANDRA ? "larger pages (--fetchSizeInRows) and " : "",
                source.unitSize()));
  }

  /** The fixed costs of a unit are a large part of it. */
  Optional<Finding> smallUnits() {
    double share = shares.connect() - trips.connect();
    return ofShare(
        share,
        "connecting to the target and claiming units",
        ofStreams(share) + ", a unit takes " + seconds(median()),
        median() < SHORT_UNIT_SECONDS
            ? "Make units larger: raise %s, or use fewer --streams.".formatted(source.unitSize())
            : "Look at the way to the target, its login and its locks on sluice.unit.");
  }

  /** Streams waited for what they read. */
  Optional<Finding> source() {
    double share = shares.readWait() - trips.read();
    return ofShare(share, source.waiting(), ofStreams(share), source.advice());
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

  /** The target had no connection left for streams. */
  Optional<Finding> connectionLimit() {
    return retries(
        isConnectionLimit(),
        "the target's limit of connections",
        "Use fewer --streams, or raise max_connections, or the limit of the role or the database; sluice plan says how many are free.");
  }

  /** The target ended units that then ran again. */
  Optional<Finding> failures() {
    return retries(
        !isConnectionLimit(),
        "attempts that failed",
        "Look for that SQLSTATE in the target's log. Each attempt is followed by a longer pause.");
  }

  /** A node of the target is slower than the others, or bears more. */
  Optional<Finding> unbalancedNodes() {
    return nodes.map(
        finding ->
            new Finding(
                finding.bottleneck(), finding.evidence(), finding.advice(), ofRun(finding.gain())));
  }

  /** The server takes what COPY sends too slowly. */
  Optional<Finding> target() {
    double copy = copyOfAllNodes();
    double commit = shares.commit() - trips.commit();
    return commit > copy
        ? Optional.empty()
        : ofShare(
            copy + commit,
            "the target's COPY and commit",
            ofStreams(copy + commit),
            "More --streams help while its processors and disks are not busy; else look at the table's indexes and triggers, and at WAL settings.");
  }

  /** Commits take longer than the COPYs before them. */
  Optional<Finding> commits() {
    double commit = shares.commit() - trips.commit();
    return commit <= copyOfAllNodes()
        ? Optional.empty()
        : ofShare(
            commit,
            "the target's commits",
            ofStreams(commit)
                + ", %s each"
                    .formatted(
                        seconds(report.span().commitMicros() / MICROS / report.totals().units())),
            "Make units larger: raise %s; look at the disk of its WAL, at synchronous replicas and at deferred constraints."
                .formatted(source.unitSize()));
  }

  /** Without what is one node's. */
  private double copyOfAllNodes() {
    return shares.copy() - trips.copy() - nodes.map(Finding::gain).orElse(0.0);
  }

  private boolean isConnectionLimit() {
    return TOO_MANY_CONNECTIONS.equals(report.totals().retried().state());
  }

  /** While some try again, others have nothing to do in the end. */
  private Optional<Finding> retries(boolean applies, String bottleneck, String advice) {
    if (!applies) {
      return Optional.empty();
    }
    UnitTotals.Retried retried = report.totals().retried();
    String evidence =
        ReportLines.format(
            "%s, for %,d attempts that failed, as with SQLSTATE %s",
            ofStreams(shares.retry()),
            retried.count(),
            Objects.toString(retried.state(), "unknown"));
    return Optional.of(
        new Finding(
            bottleneck, evidence, advice, ofRun(shares.retry()) + idle.waitingForRetries()));
  }

  private Optional<Finding> ofShare(
      double share, String bottleneck, String evidence, String advice) {
    return Optional.of(new Finding(bottleneck, evidence, advice, ofRun(share)));
  }

  /** A share of the streams' time as one of the run's. */
  private double ofRun(double share) {
    return share * idle.busy() * (1 - usage.collections().share());
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
