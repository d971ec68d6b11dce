package dev.sluice.copy;

import java.sql.Connection;
import java.sql.SQLException;

/** One way to bring rows into the target; errors of theirs leave the transaction aborted. */
interface Load {

  /**
   * Where rows went.
   *
   * @param deleted rows that stood for the end of their key
   */
  record Loaded(long inserted, long duplicate, long deleted) {
    static final Loaded NOTHING = new Loaded(0, 0, 0);

    Loaded plus(Loaded more) {
      return new Loaded(
          inserted + more.inserted, duplicate + more.duplicate, deleted + more.deleted);
    }
  }

  /** Loads rows {@code from} (inclusive) to {@code until} (exclusive) of a batch by one COPY. */
  Loaded load(Connection connection, Batch batch, int from, int until) throws SQLException;

  /** The table that the COPY goes to, as the server's messages name it. */
  String copyTable();
}
