package dev.sluice.copy;

import dev.sluice.ledger.Claim;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.UnitLedger;
import dev.sluice.row.Chunk;
import dev.sluice.row.CopyOutcome;
import dev.sluice.row.CopyOutcome.Kind;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.RejectedException;
import dev.sluice.row.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One unit's transaction: claim, COPY, ledger, commit. It begins when the first COPY is complete in
 * memory. As long as the unit is whole in memory, a transient error is answered here, on another
 * connection; later the whole bundle has to run again. An answer to COMMIT that got lost needs no
 * rule of its own: the next claim waits for the old transaction and then finds the unit done, or
 * not.
 */
final class UnitCopy {
  private final Link link;
  private final CopySettings settings;
  private final RunRef run;
  private final Unit unit;
  private final UnitTally tally = new UnitTally();
  private final Retries retries;
  private final List<Chunk> buffer = new ArrayList<>();
  private long bufferRows;
  private long bufferBytes;
  private State state = State.WAITING;
  private boolean whole = true;
  private long commitNanos;

  private enum State {
    /** No transaction is open. */
    WAITING,
    /** The unit is claimed. */
    CLAIMED,
    /** Claimed, and all of the buffer is sent. */
    SENT,
    /** Someone else has committed the unit. */
    DONE_BEFORE
  }

  UnitCopy(Link link, CopySettings settings, RunRef run, Unit unit) {
    this.link = link;
    this.settings = settings;
    this.run = run;
    this.unit = unit;
    this.retries = new Retries(settings, unit, link);
  }

  String unitId() {
    return unit.id();
  }

  long commitMicros() {
    return commitNanos / 1000;
  }

  /**
   * @throws IncompleteException if the source or the target failed; the unit is rolled back
   * @throws RejectedException if a row cannot be stored; the unit is rolled back
   */
  void add(Chunk chunk) {
    check(chunk);
    tally.add(chunk);
    if (state == State.DONE_BEFORE || chunk.rows() == 0) {
      return;
    }
    if (state == State.SENT) {
      whole = false;
      buffer.clear();
      bufferRows = 0;
      bufferBytes = 0;
      state = State.CLAIMED;
    }
    buffer.add(chunk);
    bufferRows += chunk.rows();
    bufferBytes += chunk.bytes().length;
    if (settings.limits().reached(bufferRows, bufferBytes)) {
      retries.run(this::send, this::rollBack, () -> whole);
    }
  }

  /** Copies what is buffered and commits. Throws as {@link #add} does. */
  CopyOutcome finish() {
    retries.run(
        () -> {
          send();
          commit();
        },
        this::rollBack,
        () -> whole);
    return state == State.DONE_BEFORE
        ? new CopyOutcome(unit.id(), Kind.ALREADY_COPIED, 0)
        : new CopyOutcome(unit.id(), Kind.COPIED, tally.loaded());
  }

  private void check(Chunk chunk) {
    if (!chunk.unit().id().equals(unit.id()) || chunk.ordinal() != tally.chunks()) {
      throw new IllegalStateException(
          "Cannot copy unit %s: chunk %d of unit %s came, expected its chunk %d. It was rolled back. Use a runner that keeps the elements of a source split in order in one bundle, as SparkRunner and DirectRunner do."
              .formatted(unit.id(), chunk.ordinal(), chunk.unit().id(), tally.chunks()));
    }
    if (chunk.failure() != null) {
      throw new IncompleteException(chunk.failure());
    }
    if (!chunk.refused().isEmpty()) {
      throw new RejectedException(
          "Cannot store a row of %s: %s. Its unit %s was rolled back."
              .formatted(settings.table(), chunk.refused().get(0), unit.id()));
    }
  }

  private void send() throws SQLException {
    if (state == State.WAITING) {
      claim();
    }
    if (state == State.CLAIMED) {
      if (!buffer.isEmpty()) {
        copy();
      }
      state = State.SENT;
    }
  }

  private void claim() throws SQLException {
    long start = System.nanoTime();
    Connection connection = link.connection(unit.turn());
    Claim claim = UnitLedger.claim(connection, run, unit, link.worker());
    tally.connected(System.nanoTime() - start);
    switch (claim) {
      case GRANTED -> state = State.CLAIMED;
      case ALREADY_DONE -> {
        connection.rollback();
        state = State.DONE_BEFORE;
        buffer.clear();
      }
      case FENCED ->
          throw new IncompleteException(
              "A newer run of %s has taken over; run %s ends here. What it has committed stays and is not copied again."
                  .formatted(run.jobId(), run.runId()));
    }
  }

  private void copy() throws SQLException {
    long start = System.nanoTime();
    CopyStream copy = link.driver().copyIn(link.connection(unit.turn()), CopyCommand.sql(settings));
    for (Chunk chunk : buffer) {
      copy.write(chunk.bytes());
    }
    long rows = copy.end();
    if (rows != bufferRows) {
      throw new IllegalStateException(
          "Sluice bug: COPY of unit %s took %d rows, %d were sent. It was rolled back; please report it."
              .formatted(unit.id(), rows, bufferRows));
    }
    tally.copied(rows, bufferBytes, System.nanoTime() - start);
  }

  private void commit() throws SQLException {
    if (state == State.DONE_BEFORE) {
      return;
    }
    Connection connection = link.connection(unit.turn());
    UnitLedger.complete(connection, run, unit, tally.totals());
    long start = System.nanoTime();
    connection.commit();
    commitNanos = System.nanoTime() - start;
  }

  private void rollBack() {
    link.fail();
    tally.rolledBack();
    state = State.WAITING;
  }
}
