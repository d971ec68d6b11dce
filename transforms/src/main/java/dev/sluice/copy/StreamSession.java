package dev.sluice.copy;

import dev.sluice.ledger.RunRef;
import dev.sluice.row.CopyOutcome;
import dev.sluice.row.Throttle;
import org.apache.beam.sdk.metrics.Counter;

/** What a stream has for its units: a connection to the ledger's database, one at a time. */
public final class StreamSession {
  private final Link link;
  private final RunRef run;
  private final Counter commitMicros;
  private final Throttle source;
  private final Throttle copying;
  private long waited;

  StreamSession(Link link, RunRef run, Counter commitMicros, Throttle source, Throttle copying) {
    this.link = link;
    this.run = run;
    this.commitMicros = commitMicros;
    this.source = source;
    this.copying = copying;
  }

  /** Copies a unit's rows into a table of that database. */
  public CopyOutcome copy(UnitReader unit) {
    UnitCopy copy =
        new UnitCopy(link, unit.settings(), run, unit.unit(), unit.arrivals(), this::waitToCopy);
    try {
      unit.read(
          chunk -> {
            copy.add(chunk);
            copy.waited(pass(source, chunk.rowsRead(), chunk.bytes().length, copy::beat));
            return !copy.hasEnded();
          });
      CopyOutcome outcome = copy.finish();
      commitMicros.inc(copy.commitMicros());
      return outcome;
    } catch (RuntimeException e) {
      waited += copy.pausedNanos();
      link.meter().failed(copy.target());
      throw e;
    }
  }

  private long waitToCopy(long rows, long bytes, Runnable beat) {
    return pass(copying, rows, bytes, beat);
  }

  private long pass(Throttle throttle, long rows, long bytes, Runnable beat) {
    long nanos = throttle.pass(rows, bytes, beat);
    waited += nanos;
    return nanos;
  }

  /** Nanoseconds of limits, and of a pause that ended in an error, which ask for no patience. */
  long waited() {
    return waited;
  }

  /** Hands a unit's records to where they go, outside of that database. */
  public CopyOutcome deliver(UnitDelivery unit) {
    Delivery delivery = new Delivery(link, run, unit);
    try {
      unit.read(
          parcel -> {
            delivery.add(parcel);
            delivery.waited(pass(source, parcel.records(), 0, delivery::beat));
            return !delivery.hasEnded();
          });
      CopyOutcome outcome = delivery.finish();
      commitMicros.inc(delivery.commitMicros());
      return outcome;
    } catch (RuntimeException e) {
      waited += delivery.pausedNanos();
      link.meter().failed(unit.settings().target());
      throw e;
    }
  }
}
