package dev.sluice.copy;

import dev.sluice.ledger.RunRef;
import dev.sluice.row.CopyOutcome;
import dev.sluice.row.CopyOutcomeCoder;
import java.time.Duration;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Copies the units of a feed, each in one transaction, as they come. Bounded or not, as {@link
 * LeaseTerms} say. What flows through the runner is neither rows nor units but leases: leave to
 * copy for a while, one stream each, on one connection. Units are taken from the feed as soon as
 * they are planned, whatever the runner's rhythm. Reading, encoding and copying are one step,
 * because runners hold everything that a step makes of one element in memory: so it is a chunk at a
 * time, however large the unit. Exactly once, as {@link CopyToPostgres}; while the target is away
 * units wait and begin anew.
 */
public final class StreamToPostgres extends PTransform<PBegin, PCollection<CopyOutcome>> {
  private static final long serialVersionUID = 1L;

  private final PaceTerms pace;
  private final UnitFeed feed;
  private final RunRef run;
  private final LeaseTerms terms;
  private final Duration patience;

  private StreamToPostgres(
      PaceTerms pace, UnitFeed feed, RunRef run, LeaseTerms terms, Duration patience) {
    this.pace = pace;
    this.feed = feed;
    this.run = run;
    this.terms = terms;
    this.patience = patience;
  }

  /**
   * Copies units.
   *
   * @param pace the target, and the limits of the run
   * @param patience how long a unit is tried again while the target is away
   */
  public static StreamToPostgres of(
      PaceTerms pace, UnitFeed feed, RunRef run, LeaseTerms terms, Duration patience) {
    return new StreamToPostgres(pace, feed, run, terms, patience);
  }

  @Override
  public PCollection<CopyOutcome> expand(PBegin begin) {
    return begin
        .apply("Leases", leases())
        .apply("CopyUnits", ParDo.of(new StreamFn(pace, feed, run, terms.length(), patience)))
        .setCoder(CopyOutcomeCoder.of());
  }

  private PTransform<PBegin, PCollection<Lease>> leases() {
    return terms instanceof LeaseTerms.Repeated repeated
        ? Read.from(new LeaseSource(repeated, 0))
        : Read.from(SingleLease.forEachStream((LeaseTerms.Once) terms));
  }
}
