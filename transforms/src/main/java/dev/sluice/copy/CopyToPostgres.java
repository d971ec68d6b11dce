package dev.sluice.copy;

import dev.sluice.ledger.RunRef;
import dev.sluice.row.Chunk;
import dev.sluice.row.CopyOutcome;
import dev.sluice.row.CopyOutcomeCoder;
import dev.sluice.row.Throttle;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Copies units into a PostgreSQL or YugabyteDB table by COPY FROM STDIN: one connection for each
 * bundle, one transaction for each unit. Exactly once, however often a bundle runs: the unit's
 * ledger row is written in the same transaction and can be written once. Holds at most one COPY's
 * buffer; as parallel as its input. Needs a unit's chunks in order in one bundle, and says so if a
 * runner cuts them.
 */
public final class CopyToPostgres extends PTransform<PCollection<Chunk>, PCollection<CopyOutcome>> {
  private static final long serialVersionUID = 1L;

  private final PostgresTarget target;
  private final CopySettings settings;
  private final RunRef run;
  private final Throttle throttle;
  private final UnitMeter meter;

  private CopyToPostgres(
      PostgresTarget target,
      CopySettings settings,
      RunRef run,
      Throttle throttle,
      UnitMeter meter) {
    this.target = target;
    this.settings = settings;
    this.run = run;
    this.throttle = throttle;
    this.meter = meter;
  }

  public static CopyToPostgres of(PostgresTarget target, CopySettings settings, RunRef run) {
    return new CopyToPostgres(target, settings, run, Throttle.NONE, UnitMeter.NONE);
  }

  /**
   * The same at a limited pace, each COPY waits before it is begun; the terms' meter hears of it.
   */
  public CopyToPostgres paced(PaceTerms terms) {
    return new CopyToPostgres(target, settings, run, terms.copying(), terms.meter());
  }

  @Override
  public PCollection<CopyOutcome> expand(PCollection<Chunk> chunks) {
    return chunks
        .apply("CopyUnits", ParDo.of(new CopyFn(target, settings, run, throttle, meter)))
        .setCoder(CopyOutcomeCoder.of());
  }
}
