package dev.sluice.copy;

import dev.sluice.ledger.Claim;
import dev.sluice.ledger.FailureLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunSignals;
import dev.sluice.ledger.StaleSessions;
import dev.sluice.ledger.UnitLedger;
import dev.sluice.ledger.UnitTotals;
import dev.sluice.row.Backoff;
import dev.sluice.row.CopyOutcome.Kind;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.ReadFailure;
import dev.sluice.row.RejectedException;
import dev.sluice.row.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the ledger has to do with one unit: its claim, its end, its commit. */
final class UnitTransaction {
  private static final Logger LOG = LoggerFactory.getLogger(UnitTransaction.class);
  private static final Backoff PAUSE = new Backoff(1_000, 1_000);
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Link link;
  private final RunRef run;
  private final Unit unit;
  private final UnitTally tally;
  private boolean blocked;
  private long commitNanos;

  UnitTransaction(Link link, RunRef run, Unit unit, UnitTally tally) {
    this.link = link;
    this.run = run;
    this.unit = unit;
    this.tally = tally;
  }

  long commitMicros() {
    return commitNanos / 1000;
  }

  Connection connection() throws SQLException {
    return link.connection(unit.turn());
  }

  /** Does nothing, so that this session is not taken for one whose client is dead. */
  void beat() {
    try (Statement statement = connection().createStatement()) {
      statement.execute("SELECT 1");
    } catch (SQLException e) {
      LOG.debug("The connection broke while its unit waited; the next statement will say so", e);
    }
  }

  /** Whether a lock was waited for in vain. */
  static boolean isBlocked(SQLException e) {
    return LOCK_NOT_AVAILABLE.equals(e.getSQLState());
  }

  /** Notes an error: after a lock that was waited for in vain, the next claim makes way. */
  void failed(SQLException e) {
    blocked = isBlocked(e);
  }

  /**
   * Begins the transaction; waits while the run is paused.
   *
   * @return why nothing is to be done; empty if the unit is claimed
   * @throws IncompleteException if a newer run has taken over
   */
  Optional<Kind> claim() throws SQLException {
    Connection connection = connection();
    if (blocked) {
      StaleSessions.evictSilent(connection, run.runId(), StaleSessions.SILENCE);
      connection.commit();
    }
    Claim claim = UnitLedger.claim(connection, run, unit, link.worker());
    while (claim == Claim.PAUSED) {
      long start = System.nanoTime();
      connection.commit();
      PAUSE.pause(1);
      tally.paused(System.nanoTime() - start);
      claim = UnitLedger.claim(connection, run, unit, link.worker());
    }
    return switch (claim) {
      case GRANTED -> Optional.empty();
      case ALREADY_DONE -> Optional.of(Kind.ALREADY_COPIED);
      case STOPPED -> Optional.of(Kind.STOPPED);
      case FENCED, PAUSED -> throw new IncompleteException(run.takenOver());
    };
  }

  void commit(UnitTotals totals, Rejects rejects, Arrivals arrivals)
      throws SQLException, TooManyRejectsException {
    Connection connection = connection();
    arrivals.remember(connection, run);
    UnitLedger.complete(connection, run, unit, totals);
    rejects.settle(connection);
    long start = System.nanoTime();
    connection.commit();
    commitNanos = System.nanoTime() - start;
  }

  /** Notes that the unit cannot be read; nothing is open before and after. */
  void giveUp(ReadFailure failure) {
    try {
      Connection connection = connection();
      FailureLedger.add(connection, run, unit, failure);
      connection.commit();
    } catch (SQLException e) {
      throw new IncompleteException(failure.message(), e);
    }
  }

  /** Stops the run; nothing is open before and after. */
  void stop(TooManyRejectsException tooMany) {
    try {
      Connection connection = connection();
      RunSignals.stop(connection, run, tooMany.said());
      connection.commit();
    } catch (SQLException e) {
      throw new RejectedException(tooMany.said(), e);
    }
  }
}
