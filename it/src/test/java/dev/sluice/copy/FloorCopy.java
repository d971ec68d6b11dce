package dev.sluice.copy;

import dev.sluice.ledger.RunRef;
import dev.sluice.row.Chunk;
import dev.sluice.row.Throttle;
import dev.sluice.row.Unit;

/** The product's COPY transaction of one unit without Beam around it; a connection of its own. */
public final class FloorCopy implements AutoCloseable {
  private final Link link;
  private final UnitCopy copy;

  public FloorCopy(PostgresTarget target, CopySettings settings, RunRef run, Unit unit) {
    link = new Link(target, run.runId());
    copy = new UnitCopy(link, settings, run, unit, Arrivals.NONE, Throttle.NONE);
  }

  public void add(Chunk chunk) {
    copy.add(chunk);
  }

  public void finish() {
    copy.finish();
  }

  @Override
  public void close() {
    link.drop();
  }
}
