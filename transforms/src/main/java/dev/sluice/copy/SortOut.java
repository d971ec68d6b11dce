package dev.sluice.copy;

import dev.sluice.copy.Load.Loaded;
import dev.sluice.ledger.Reject;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.RowFormat;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Loads a batch in which some rows may be refused: the good ones stay loaded, each bad one is named
 * after it was refused alone. Where the server names the line, one bad row costs three COPYs more
 * than none; else the batch is halved again and again, and it costs at most {@code 2 × log2(rows)}.
 * After several bad rows smaller parts are tried first, so that no row is sent very often.
 */
final class SortOut {
  private static final int SMALLEST_PART = 64;

  private final Connection connection;
  private final CopySettings settings;
  private final TargetDriver driver;
  private final Load load;
  private final Batch batch;
  private final Deque<Part> left = new ArrayDeque<>();
  private Loaded loaded = Loaded.NOTHING;
  private int copies;
  private long part;

  /** Rows {@code from} (inclusive) to {@code until} (exclusive). */
  private record Part(int from, int until) {
    int rows() {
      return until - from;
    }
  }

  /** Takes a row out of the way; may refuse to go on. */
  interface Bin {
    void put(Reject reject) throws SQLException, TooManyRejectsException;
  }

  SortOut(
      Connection connection, CopySettings settings, TargetDriver driver, Load load, Batch batch) {
    this.connection = connection;
    this.settings = settings;
    this.driver = driver;
    this.load = load;
    this.batch = batch;
    this.part = 4L * batch.rows();
  }

  /** COPY statements it took. */
  int copies() {
    return copies;
  }

  /**
   * @param first the error of the whole batch if it was tried before; else null
   */
  Loaded run(@Nullable SQLException first, Bin bin) throws SQLException, TooManyRejectsException {
    Part all = new Part(0, batch.rows());
    if (first == null) {
      left.push(all);
    } else {
      divide(all, first, bin);
    }
    while (!left.isEmpty()) {
      attempt(left.pop(), bin);
    }
    return loaded;
  }

  private void attempt(Part rows, Bin bin) throws SQLException, TooManyRejectsException {
    Part now = rows;
    if (rows.rows() > part) {
      now = new Part(rows.from, rows.from + (int) part);
      left.push(new Part(now.until, rows.until));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("SAVEPOINT sluice_part");
      try {
        Loaded more = load.load(connection, batch, now.from, now.until);
        statement.execute("RELEASE SAVEPOINT sluice_part");
        loaded = loaded.plus(more);
        part = now.rows() == part ? 2 * part : part;
      } catch (SQLException e) {
        if (SqlFailure.of(e, settings.server()) != SqlFailure.DATA) {
          throw e;
        }
        statement.execute("ROLLBACK TO SAVEPOINT sluice_part");
        divide(now, e, bin);
      } finally {
        copies++;
      }
    }
  }

  private void divide(Part rows, SQLException error, Bin bin)
      throws SQLException, TooManyRejectsException {
    DataError why = DataError.of(error, driver, load.copyTable());
    if (rows.rows() == 1) {
      bin.put(reject(batch.row(rows.from), why));
      part = Math.max(SMALLEST_PART, part / 4);
      return;
    }
    int named = why.line() == null ? rows.until : named(rows, why.line());
    if (named == rows.until) {
      int middle = rows.from + rows.rows() / 2;
      left.push(new Part(middle, rows.until));
      left.push(new Part(rows.from, middle));
      return;
    }
    if (named + 1 < rows.until) {
      left.push(new Part(named + 1, rows.until));
    }
    left.push(new Part(named, named + 1));
    if (rows.from < named) {
      left.push(new Part(rows.from, named));
    }
  }

  /** The row at a line of the COPY; in binary each row is one. */
  private int named(Part rows, long line) {
    return settings.form().format() == CopyFormat.BINARY
        ? (int) Math.min(rows.until, rows.from + line - 1)
        : batch.rowOfLine(rows.from, rows.until, line);
  }

  private Reject reject(Batch.Row row, DataError why) {
    byte[] csv = settings.form().csv(row.bytes());
    return new Reject(
        row.position(),
        settings.coordinates().of(csv, row.place()),
        why.column(),
        why.sqlState(),
        why.message(),
        RowFormat.CSV,
        csv);
  }
}
