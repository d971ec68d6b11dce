package dev.sluice.copy;

import dev.sluice.ledger.RunRef;
import dev.sluice.row.Chunk;
import dev.sluice.row.CopyOutcome;
import dev.sluice.row.Throttle;
import java.util.Optional;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.jspecify.annotations.Nullable;

/** Gives each unit of a bundle its {@link UnitCopy}; all of them share the bundle's connection. */
final class CopyFn extends DoFn<Chunk, CopyOutcome> {
  private static final long serialVersionUID = 1L;

  private final PostgresTarget target;
  private final CopySettings settings;
  private final RunRef run;
  private final Throttle throttle;
  private final UnitMeter meter;
  private final Counter commitMicros = Metrics.counter("sluice", CommitTime.COUNTER);
  private transient @Nullable Link link;
  private transient @Nullable UnitCopy unit;

  CopyFn(
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

  @ProcessElement
  public void copy(@Element Chunk chunk, OutputReceiver<CopyOutcome> out) {
    if (link == null) {
      link = new Link(target, run.runId(), meter);
      meter.streams(1);
      UsageRecorder.enter(target, run.runId());
    }
    if (unit == null) {
      unit = new UnitCopy(link, settings, run, chunk.unit(), Arrivals.NONE, throttle);
    }
    Optional<CopyOutcome> outcome = add(unit, chunk);
    if (outcome.isPresent()) {
      commitMicros.inc(unit.commitMicros());
      unit = null;
      out.output(outcome.get());
    }
  }

  private Optional<CopyOutcome> add(UnitCopy copy, Chunk chunk) {
    try {
      copy.add(chunk);
      return chunk.last() ? Optional.of(copy.finish()) : Optional.empty();
    } catch (RuntimeException e) {
      meter.failed(copy.target());
      throw e;
    }
  }

  @FinishBundle
  public void finishBundle() {
    UnitCopy open = unit;
    if (open == null && link != null) {
      link.leave();
    }
    closeLink();
    if (open != null) {
      throw new IllegalStateException(
          "Cannot copy unit %s: the runner ended a bundle inside it. It was rolled back. Use a runner that keeps the elements of a source split in one bundle, as SparkRunner and DirectRunner do."
              .formatted(open.unitId()));
    }
  }

  @Teardown
  public void closeLink() {
    unit = null;
    if (link != null) {
      link.drop();
      link = null;
      meter.streams(-1);
      UsageRecorder.leave(run.runId());
    }
  }
}
