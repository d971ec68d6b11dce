package dev.sluice.copy;

import dev.sluice.ledger.LatencySketch;
import dev.sluice.ledger.RunRef;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is known of a unit's rows beside the rows, once all are read. */
public interface Arrivals {
  /** Of tables, whose rows are just there. */
  Arrivals NONE = (committedMillis, rows) -> null;

  /** Rows that were read and left out on purpose. */
  default long filtered() {
    return 0;
  }

  /**
   * How long rows took from their arrival in the source to the commit; null if they do not arrive.
   *
   * @param committedMillis since 1970
   * @param rows that were read, without those left out
   */
  @Nullable LatencySketch latency(long committedMillis, long rows);

  /** Adds what the source has to remember of the unit to the transaction that has its rows. */
  default void remember(Connection connection, RunRef run) throws SQLException {}
}
