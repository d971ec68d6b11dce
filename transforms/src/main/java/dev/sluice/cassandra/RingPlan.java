package dev.sluice.cassandra;

import dev.sluice.row.Unit;
import java.util.List;

/**
 * What a run has to read.
 *
 * @param units what is left, in ring order; empty if all is done
 * @param estimate first guess at the whole table
 */
public record RingPlan(List<Unit> units, TableEstimate estimate) {

  public RingPlan {
    units = List.copyOf(units);
  }
}
