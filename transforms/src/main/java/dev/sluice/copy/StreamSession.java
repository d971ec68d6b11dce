package dev.sluice.copy;

import dev.sluice.ledger.RunRef;
import dev.sluice.row.CopyOutcome;
import org.apache.beam.sdk.metrics.Counter;

/** What a stream has for its units: a connection to the ledger's database, one at a time. */
public final class StreamSession {
  private final Link link;
  private final RunRef run;
  private final Counter commitMicros;

  StreamSession(Link link, RunRef run, Counter commitMicros) {
    this.link = link;
    this.run = run;
    this.commitMicros = commitMicros;
  }

  /** Copies a unit's rows into a table of that database. */
  public CopyOutcome copy(UnitReader unit) {
    UnitCopy copy = new UnitCopy(link, unit.settings(), run, unit.unit(), unit.arrivals());
    unit.read(
        chunk -> {
          copy.add(chunk);
          return !copy.hasEnded();
        });
    CopyOutcome outcome = copy.finish();
    commitMicros.inc(copy.commitMicros());
    return outcome;
  }

  /** Hands a unit's records to where they go, outside of that database. */
  public CopyOutcome deliver(UnitDelivery unit) {
    Delivery delivery = new Delivery(link, run, unit);
    unit.read(
        parcel -> {
          delivery.add(parcel);
          return !delivery.hasEnded();
        });
    CopyOutcome outcome = delivery.finish();
    commitMicros.inc(delivery.commitMicros());
    return outcome;
  }
}
