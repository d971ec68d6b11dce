package dev.sluice.copy;

import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.UnitTotals;
import dev.sluice.row.CopyOutcome.Kind;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Hears what this process does, for those who watch a run from outside; nothing depends on it. Told
 * once for a unit, never for a row. Thread-safe; must not throw.
 */
public interface UnitMeter extends Serializable {
  /** Hears nothing. */
  UnitMeter NONE = new UnitMeter() {};

  /** So many streams more, or fewer if negative, are at work in this process. */
  default void streams(int more) {}

  /**
   * A unit's COMMIT was answered.
   *
   * @param target table, or where else the rows went
   */
  default void committed(String target, UnitTotals totals, long commitMicros) {}

  /** A unit ended without a commit, and not by a failure. */
  default void ended(String target, Kind kind) {}

  /** An attempt at a unit was given up and rolled back. */
  default void failed(String target) {}

  /**
   * A unit is tried again.
   *
   * @param sqlState of the error; null if it was not the database's
   */
  default void retried(@Nullable String sqlState) {}

  /** A limit was waited for. */
  default void limited(PaceKind limit, long nanos) {}
}
