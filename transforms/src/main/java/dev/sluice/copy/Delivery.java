package dev.sluice.copy;

import dev.sluice.copy.Load.Loaded;
import dev.sluice.copy.UnitDelivery.Delivered;
import dev.sluice.copy.UnitDelivery.Parcel;
import dev.sluice.ledger.Reject;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.UnitTotals;
import dev.sluice.row.CopyOutcome;
import dev.sluice.row.CopyOutcome.Kind;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.ReadFailure;
import dev.sluice.row.RefusedRow;
import dev.sluice.row.TargetAwayException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a unit whose records go elsewhere: claim, write, then rejects and ledger, commit.
 * It is claimed when its first records are in memory, so that two attempts do not write at once;
 * what an attempt wrote that did not come to its commit, the next one writes again.
 */
final class Delivery {
  private final Link link;
  private final RunRef run;
  private final UnitDelivery unit;
  private final UnitTransaction transaction;
  private final UnitTally tally = new UnitTally();
  private final Rejects rejects;
  private boolean claimed;
  private @Nullable Kind end;

  private interface Step {
    void run() throws SQLException, TooManyRejectsException;
  }

  Delivery(Link link, RunRef run, UnitDelivery unit) {
    DeliverySettings settings = unit.settings();
    this.link = link;
    this.run = run;
    this.unit = unit;
    this.transaction = new UnitTransaction(link, run, unit.unit(), tally);
    this.rejects =
        new Rejects(
            new RejectTerms(settings.target(), false, settings.rejectLimit(), settings.layout()),
            run,
            unit.unit());
  }

  /** Whether the rest of the unit would make no difference. */
  boolean hasEnded() {
    return end != null;
  }

  long commitMicros() {
    return transaction.commitMicros();
  }

  /**
   * Writes a parcel.
   *
   * @throws IncompleteException if the unit was rolled back
   */
  void add(Parcel parcel) {
    tally.add(parcel.records(), parcel.readNanos());
    ReadFailure failure = parcel.failure();
    if (failure != null) {
      end(Kind.UNREADABLE);
      transaction.giveUp(failure);
    } else if (parcel.records() > 0) {
      attempt(
          () -> {
            claim();
            if (end == null) {
              write(parcel);
            }
          });
    }
  }

  /** For how long the run was paused meanwhile. */
  long pausedNanos() {
    return tally.pausedNanos();
  }

  /** A limit made the reader wait for so long. */
  void waited(long nanos) {
    tally.waited(nanos);
  }

  /** Shows the server that this transaction's client is alive. */
  void beat() {
    if (claimed && end == null) {
      transaction.beat();
    }
  }

  /** Commits. Throws as {@link #add} does. */
  CopyOutcome finish() {
    if (end == null) {
      attempt(
          () -> {
            claim();
            if (end == null) {
              rejects.save(transaction.connection());
              commit();
            }
          });
    }
    Kind kind = end == null ? Kind.COPIED : end;
    return new CopyOutcome(unit.unit().id(), kind, kind == Kind.COPIED ? tally.loaded() : 0);
  }

  private void commit() throws SQLException, TooManyRejectsException {
    Arrivals arrivals = unit.arrivals();
    UnitTotals totals = tally.totals(rejects.count(), arrivals);
    transaction.commit(totals, rejects, arrivals);
    link.meter().committed(unit.settings().target(), totals, transaction.commitMicros());
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (SQLException e) {
      link.fail(e);
      throw failed("%s (SQLSTATE %s)".formatted(e.getMessage(), e.getSQLState()), e);
    } catch (TargetAwayException e) {
      link.rollBack();
      throw failed(String.valueOf(e.getMessage()), e);
    } catch (TooManyRejectsException e) {
      end(Kind.STOPPED);
      transaction.stop(e);
    }
  }

  private IncompleteException failed(String why, Exception cause) {
    return new IncompleteException(
        "Cannot write unit %s to %s: %s. Run the same command again when the cause is gone; it goes on with what is missing."
            .formatted(unit.unit().id(), unit.settings().target(), why.replace('\n', ' ')),
        cause);
  }

  private void claim() throws SQLException {
    if (!claimed) {
      long start = System.nanoTime() - tally.pausedNanos();
      Optional<Kind> ended = claimOrMakeWay();
      tally.connected(System.nanoTime() - tally.pausedNanos() - start);
      claimed = true;
      if (ended.isPresent()) {
        end(ended.get());
      } else {
        unit.claimed(transaction.connection(), run);
      }
    }
  }

  private Optional<Kind> claimOrMakeWay() throws SQLException {
    try {
      return transaction.claim();
    } catch (SQLException e) {
      if (!UnitTransaction.isBlocked(e)) {
        throw e;
      }
      link.fail(e);
      transaction.failed(e);
      link.meter().retried(e.getSQLState());
      return transaction.claim();
    }
  }

  private void write(Parcel parcel) throws SQLException, TooManyRejectsException {
    long start = System.nanoTime();
    Delivered delivered = parcel.write();
    tally.copied(
        new Loaded(delivered.written(), delivered.older(), delivered.deleted()),
        1,
        delivered.bytes(),
        System.nanoTime() - start);
    Connection connection = transaction.connection();
    for (RefusedRow row : delivered.refused()) {
      rejects.add(connection, Reject.of(row), tally.read());
    }
    rejects.save(connection);
  }

  private void end(Kind kind) {
    link.rollBack();
    end = kind;
    link.meter().ended(unit.settings().target(), kind);
  }
}
