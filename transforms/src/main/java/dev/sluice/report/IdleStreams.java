package dev.sluice.report;

import dev.sluice.ledger.StreamState;
import java.util.Optional;

/** Rules for the time in which streams had no unit. At most one of them speaks. */
final class IdleStreams {
  private static final double MICROS = 1e6;

  /** The streams are held to be used well from here on. */
  private static final double WELL_USED = 0.9;

  /** A unit that takes so many times as long as the median one is no accident. */
  private static final double MUCH_LONGER = 3;

  private static final int UNITS_PER_STREAM = 4;

  private final RunReport report;

  /** The streams' part of the wall time; all of it if their number is not known. */
  private final double busy;

  IdleStreams(RunReport report) {
    this.report = report;
    this.busy = report.span().streams() == 0 ? 1 : report.parallelEfficiency();
  }

  double busy() {
    return busy;
  }

  /** The part of the run in which streams were idle since others had to try again. */
  double waitingForRetries() {
    return hasRetriesAtTheEnd() ? 1 - busy : 0;
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

  /** A stream had nothing to load for a part of the time. */
  Optional<Finding> input(StreamState left) {
    return idle(
        left.waiting() == 0,
        "the input",
        "Nothing waited at the end: the stream keeps up, and more rows would be loaded if they came.");
  }

  /** Units waited, though streams were free. */
  Optional<Finding> slowTurns(StreamState left) {
    return idle(
        left.waiting() > 0,
        "idle streams while units waited",
        "Look for units that came all at once at the end; else give the driver's machine and the ledger's database more processors.");
  }

  private Optional<Finding> idle(boolean applies, String bottleneck, String advice) {
    if (!applies || busy >= WELL_USED || hasRetriesAtTheEnd()) {
      return Optional.empty();
    }
    String evidence =
        "streams worked %s of the time; of %,d units the longest took %s, the median one %s"
            .formatted(
                Finding.percent(busy),
                report.totals().units(),
                ReportText.seconds(report.totals().longest() / MICROS),
                ReportText.seconds(median()));
    return Optional.of(new Finding(bottleneck, evidence, advice, 1 - busy));
  }

  private boolean isSkewed() {
    double longest = report.totals().longest() / MICROS;
    return report.totals().units() > 1
        && longest > MUCH_LONGER * median()
        && longest > (1 - busy) * report.span().seconds();
  }

  /** The longest unit may be no larger than the others. */
  private boolean hasRetriesAtTheEnd() {
    long retried = report.totals().retried().micros();
    return retried > 0 && retried >= report.totals().longest() - report.totals().median();
  }

  private boolean hasFewUnits() {
    return report.totals().units() < (long) UNITS_PER_STREAM * report.span().streams();
  }

  private double median() {
    return report.totals().median() / MICROS;
  }
}
