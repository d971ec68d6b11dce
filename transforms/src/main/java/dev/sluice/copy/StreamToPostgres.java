package dev.sluice.copy;

import dev.sluice.ledger.RunRef;
import dev.sluice.row.CopyOutcome;
import dev.sluice.row.CopyOutcomeCoder;
import java.time.Duration;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads, encodes and copies the units that its elements stand for, each in one transaction. All in
 * one step, because runners hold everything that a step makes of one element in memory: so it is a
 * chunk at a time, however large the unit. Exactly once, as {@link CopyToPostgres}; while the
 * target is away it waits and begins the unit anew. Bounded and unbounded alike; as parallel as its
 * input.
 *
 * @param <T> describes a unit
 */
public final class StreamToPostgres<T>
    extends PTransform<PCollection<T>, PCollection<CopyOutcome>> {
  private static final long serialVersionUID = 1L;

  private final PostgresTarget target;
  private final UnitReader<T> reader;
  private final RunRef run;
  private final Duration patience;

  private StreamToPostgres(
      PostgresTarget target, UnitReader<T> reader, RunRef run, Duration patience) {
    this.target = target;
    this.reader = reader;
    this.run = run;
    this.patience = patience;
  }

  /**
   * Copies units.
   *
   * @param patience how long a unit is tried again while the target is away
   */
  public static <T> StreamToPostgres<T> of(
      PostgresTarget target, UnitReader<T> reader, RunRef run, Duration patience) {
    return new StreamToPostgres<>(target, reader, run, patience);
  }

  @Override
  public PCollection<CopyOutcome> expand(PCollection<T> units) {
    return units
        .apply("CopyUnits", ParDo.of(new StreamFn<>(target, reader, run, patience)))
        .setCoder(CopyOutcomeCoder.of());
  }
}
