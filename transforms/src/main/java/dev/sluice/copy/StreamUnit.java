package dev.sluice.copy;

import dev.sluice.row.CopyOutcome;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Unit;

/** One unit of a stream, which knows how it is done. */
public interface StreamUnit {

  Unit unit();

  /** Of the rows that were read last. */
  Arrivals arrivals();

  /** Of the database that has the ledger. */
  TargetServer server();

  /**
   * Does all of the unit: its records, rejects and entry in the ledger, or nothing that counts.
   *
   * @throws IncompleteException if it was rolled back; may be tried again if the cause is a server
   *     that is away
   */
  CopyOutcome attempt(StreamSession session);
}
