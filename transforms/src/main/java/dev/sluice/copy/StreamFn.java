package dev.sluice.copy;

import dev.sluice.ledger.RunRef;
import dev.sluice.row.Backoff;
import dev.sluice.row.CopyOutcome;
import dev.sluice.row.IncompleteException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies one unit for each element; the units of a bundle share a connection. */
final class StreamFn<T> extends DoFn<T, CopyOutcome> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(StreamFn.class);
  private static final Backoff BACKOFF = new Backoff(200, 5_000);

  private final PostgresTarget target;
  private final UnitReader<T> reader;
  private final RunRef run;
  private final Duration patience;
  private final Counter commitMicros = Metrics.counter("sluice", CommitTime.COUNTER);
  private transient @Nullable Link link;

  StreamFn(PostgresTarget target, UnitReader<T> reader, RunRef run, Duration patience) {
    this.target = target;
    this.reader = reader;
    this.run = run;
    this.patience = patience;
  }

  @ProcessElement
  public void copy(@Element T element, OutputReceiver<CopyOutcome> out) {
    long deadline = System.nanoTime() + patience.toNanos();
    for (int failures = 1; ; failures++) {
      try {
        out.output(attempt(element));
        return;
      } catch (IncompleteException e) {
        if (!mayPass(e, element) || System.nanoTime() > deadline) {
          throw e;
        }
        LOG.warn(
            "The target is away; unit {} waits: {}", reader.unit(element).id(), e.getMessage());
        closeLink();
        BACKOFF.pause(failures);
      }
    }
  }

  private CopyOutcome attempt(T element) {
    Link open = link;
    if (open == null) {
      open = new Link(target, run.runId());
      link = open;
    }
    UnitCopy copy =
        new UnitCopy(
            open,
            reader.settings(element),
            run,
            reader.unit(element),
            OptionalLong.of(reader.arrivedMillis(element)));
    reader.read(
        element,
        chunk -> {
          copy.add(chunk);
          return !copy.hasEnded();
        });
    CopyOutcome outcome = copy.finish();
    commitMicros.inc(copy.commitMicros());
    return outcome;
  }

  private boolean mayPass(IncompleteException e, T element) {
    return e.getCause() instanceof SQLException cause
        && SqlFailure.of(cause, reader.settings(element).server()) == SqlFailure.TRANSIENT;
  }

  @FinishBundle
  public void finishBundle() {
    closeLink();
  }

  @Teardown
  public void closeLink() {
    if (link != null) {
      link.drop();
      link = null;
    }
  }
}
