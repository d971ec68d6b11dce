package dev.sluice.copy;

import dev.sluice.copy.Load.Loaded;
import dev.sluice.ledger.Reject;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.UnitTotals;
import dev.sluice.row.Chunk;
import dev.sluice.row.CopyOutcome;
import dev.sluice.row.CopyOutcome.Kind;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.ReadFailure;
import dev.sluice.row.RefusedRow;
import dev.sluice.row.Throttle;
import dev.sluice.row.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One unit's transaction: claim, COPY, rejects, ledger, commit. It begins when the first COPY is
 * complete in memory. As long as the unit is whole in memory, errors are answered here: transient
 * ones on another connection, refused rows by sorting them out; later the whole bundle has to run
 * again, and from the second COPY on each has a savepoint to sort out from. An answer to COMMIT
 * that got lost needs no rule of its own: the next claim waits for the old transaction and then
 * finds the unit done, or not.
 */
final class UnitCopy {
  private final Link link;
  private final CopySettings settings;
  private final RunRef run;
  private final Unit unit;
  private final UnitTransaction transaction;
  private final Load load;
  private final UnitTally tally = new UnitTally();
  private final Retries retries;
  private final Batch batch = new Batch();
  private final Arrivals arrivals;
  private final Throttle throttle;
  private Rejects rejects;
  private State state = State.WAITING;
  private @Nullable Kind end;
  private boolean whole = true;
  private boolean waited;
  private @Nullable SQLException refusal;

  private enum State {
    /** No transaction is open. */
    WAITING,
    /** The unit is claimed. */
    CLAIMED,
    /** Claimed, and all of the batch is sent. */
    SENT
  }

  private interface Step {
    void run() throws SQLException, TooManyRejectsException;
  }

  UnitCopy(
      Link link,
      CopySettings settings,
      RunRef run,
      Unit unit,
      Arrivals arrivals,
      Throttle throttle) {
    this.link = link;
    this.settings = settings;
    this.run = run;
    this.unit = unit;
    this.transaction = new UnitTransaction(link, run, unit, tally);
    this.load = settings.onConflict().load(settings, link.driver());
    this.retries = new Retries(settings, unit, link);
    this.rejects = new Rejects(settings.rejectTerms(), run, unit);
    this.arrivals = arrivals;
    this.throttle = throttle;
  }

  /** Whether the rest of the unit's chunks would make no difference. */
  boolean hasEnded() {
    return end != null;
  }

  String unitId() {
    return unit.id();
  }

  /** The table, for people. */
  String target() {
    return settings.table().toString();
  }

  long commitMicros() {
    return transaction.commitMicros();
  }

  /**
   * @throws IncompleteException if the target failed; the unit is rolled back
   */
  void add(Chunk chunk) {
    checkOrder(chunk);
    long before = tally.position();
    tally.add(chunk);
    if (end != null) {
      return;
    }
    if (chunk.failure() != null) {
      giveUp(chunk.failure());
      return;
    }
    if (chunk.rowsRead() == chunk.filtered()) {
      return;
    }
    if (state == State.SENT) {
      letGo();
    }
    if (end == null) {
      batch.add(chunk, before);
    }
    if (batch.isFull(settings.limits())) {
      attempt(this::send);
    }
  }

  /** Copies what is left and commits. Throws as {@link #add} does. */
  CopyOutcome finish() {
    if (end == null) {
      attempt(
          () -> {
            send();
            commit();
          });
    }
    Kind kind = end == null ? Kind.COPIED : end;
    return new CopyOutcome(unit.id(), kind, kind == Kind.COPIED ? tally.loaded() : 0);
  }

  private void checkOrder(Chunk chunk) {
    if (!chunk.unit().id().equals(unit.id()) || chunk.ordinal() != tally.chunks()) {
      throw new IllegalStateException(
          "Cannot copy unit %s: chunk %d of unit %s came, expected its chunk %d. It was rolled back. Use a runner that keeps the elements of a source split in order in one bundle, as SparkRunner and DirectRunner do."
              .formatted(unit.id(), chunk.ordinal(), chunk.unit().id(), tally.chunks()));
    }
  }

  /** Runs the step until it succeeds or the unit has ended. */
  private void attempt(Step step) {
    while (end == null) {
      long start = System.nanoTime() - tally.targetNanos();
      try {
        step.run();
        return;
      } catch (SQLException e) {
        boolean firstRefusal =
            refusal == null && whole && SqlFailure.of(e, settings.server()) == SqlFailure.DATA;
        transaction.failed(e);
        if (firstRefusal) {
          refusal = e;
          link.rollBack();
        } else {
          link.fail(e);
        }
        forgetTransaction();
        if (!firstRefusal) {
          retries.next(e, whole);
          tally.retried(System.nanoTime() - tally.targetNanos() - start, e.getSQLState());
        }
      } catch (TooManyRejectsException e) {
        stop(e);
      }
    }
  }

  /** No COPY is open meanwhile, but from the unit's second one on the transaction is. */
  private void waitForTurn() {
    if (!waited) {
      waited = true;
      throttle.pass(batch.rows(), batch.bytes(), this::beat);
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
    if (state != State.WAITING && end == null) {
      transaction.beat();
    }
  }

  private void forgetTransaction() {
    tally.rolledBack();
    rejects = new Rejects(settings.rejectTerms(), run, unit);
    state = State.WAITING;
  }

  private void send() throws SQLException, TooManyRejectsException {
    if (state != State.SENT) {
      waitForTurn();
    }
    if (state == State.WAITING) {
      claim();
    }
    if (end == null && state == State.CLAIMED) {
      if (!batch.isEmpty()) {
        copy();
      }
      state = State.SENT;
    }
  }

  /** Drops what is sent, to make room. */
  private void letGo() {
    if (whole) {
      attempt(
          () -> {
            send();
            speakNow();
          });
      whole = false;
    }
    if (end == null) {
      batch.clear();
      waited = false;
      state = State.CLAIMED;
    }
  }

  /** Else deferred constraints speak at COMMIT, when the row can no more be sorted out. */
  private void speakNow() throws SQLException {
    if (end == null) {
      try (Statement statement = transaction.connection().createStatement()) {
        statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
      }
    }
  }

  private void claim() throws SQLException {
    long start = System.nanoTime() - tally.pausedNanos();
    Optional<Kind> ended = transaction.claim();
    tally.connected(System.nanoTime() - tally.pausedNanos() - start);
    ended.ifPresentOrElse(this::end, () -> state = State.CLAIMED);
  }

  private void copy() throws SQLException, TooManyRejectsException {
    long start = System.nanoTime();
    Connection connection = transaction.connection();
    for (RefusedRow row : batch.refused()) {
      rejects.add(connection, Reject.of(row), tally.read());
    }
    if (batch.rows() > 0) {
      copyRows(connection, start);
    }
    rejects.save(connection);
  }

  private void copyRows(Connection connection, long start)
      throws SQLException, TooManyRejectsException {
    if (whole && refusal == null) {
      Loaded loaded = load.load(connection, batch, 0, batch.rows());
      tally.copied(loaded, 1, batch.bytes(), System.nanoTime() - start);
    } else {
      sortOut(connection, whole ? refusal : null, start);
    }
  }

  private void sortOut(Connection connection, @Nullable SQLException known, long start)
      throws SQLException, TooManyRejectsException {
    speakNow();
    SortOut sortOut = new SortOut(connection, settings, link.driver(), load, batch);
    Loaded loaded = sortOut.run(known, reject -> rejects.add(connection, reject, tally.read()));
    tally.copied(loaded, sortOut.copies(), batch.bytes(), System.nanoTime() - start);
  }

  private void commit() throws SQLException, TooManyRejectsException {
    if (end == null) {
      UnitTotals totals = tally.totals(rejects.count(), arrivals);
      transaction.commit(totals, rejects, arrivals);
      link.meter().committed(target(), totals, transaction.commitMicros());
    }
  }

  /** Nothing more is copied of this unit; the rest of it passes by. */
  private void end(Kind kind) {
    link.rollBack();
    batch.clear();
    end = kind;
    link.meter().ended(target(), kind);
  }

  private void giveUp(ReadFailure failure) {
    end(Kind.UNREADABLE);
    transaction.giveUp(failure);
  }

  private void stop(TooManyRejectsException tooMany) {
    end(Kind.STOPPED);
    transaction.stop(tooMany);
  }
}
