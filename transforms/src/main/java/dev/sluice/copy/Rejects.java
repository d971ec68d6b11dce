package dev.sluice.copy;

import dev.sluice.ledger.Reject;
import dev.sluice.ledger.RejectLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.row.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rejected rows of one transaction: stored with it, and kept within the job's limit. */
final class Rejects {
  /** unique_violation and exclusion_violation. */
  private static final Set<String> CONFLICTS = Set.of("23505", "23P01");

  private final RejectTerms terms;
  private final RunRef run;
  private final Unit unit;
  private final List<Reject> unsaved = new ArrayList<>();
  private @Nullable Reject shown;
  private RejectLedger.@Nullable Counts before;
  private long count;

  Rejects(RejectTerms terms, RunRef run, Unit unit) {
    this.terms = terms;
    this.run = run;
    this.unit = unit;
  }

  long count() {
    return count;
  }

  /**
   * Adds one.
   *
   * @param read rows of this unit so far
   * @throws TooManyRejectsException if the job has too many already, as far as committed units tell
   */
  void add(Connection connection, Reject reject, long read)
      throws SQLException, TooManyRejectsException {
    if (terms.conflictsFail() && CONFLICTS.contains(state(reject))) {
      throw new TooManyRejectsException(
          "Cannot store a row of %s: %s. Its unit %s was rolled back, and --onConflict=fail ends the run at the first such row. Choose reject, skip or update to go on."
              .formatted(terms.target(), reject, unit.id()));
    }
    unsaved.add(reject);
    count++;
    shown = reject;
    if (terms.limit().unlimited()) {
      return;
    }
    if (before == null) {
      before = RejectLedger.counts(connection, run);
    }
    check(before.rejected() + count, before.read() + read);
  }

  private static String state(Reject reject) {
    return String.valueOf(reject.sqlState());
  }

  /** Writes those that are not written yet. */
  void save(Connection connection) throws SQLException {
    if (!unsaved.isEmpty()) {
      RejectLedger.add(connection, run, unit, terms.layout(), unsaved);
      unsaved.clear();
    }
  }

  /**
   * The last word before the commit, when no other unit can count at the same time.
   *
   * @throws TooManyRejectsException if the job has too many with these
   */
  void settle(Connection connection) throws SQLException, TooManyRejectsException {
    if (count == 0) {
      return;
    }
    RejectLedger.count(connection, run, count);
    if (!terms.limit().unlimited()) {
      RejectLedger.Counts counts = RejectLedger.counts(connection, run);
      check(counts.rejected(), counts.read());
    }
  }

  private void check(long rejected, long read) throws TooManyRejectsException {
    if (terms.limit().exceeded(rejected, read)) {
      throw new TooManyRejectsException(
          "Cannot store a row of %s: %s. Its unit %s was rolled back: %,d rejected rows are more than --maxRejects=%s allows. Raise it to keep such rows in sluice.reject and go on."
              .formatted(terms.target(), shown, unit.id(), rejected, terms.limit()));
    }
  }
}
