package dev.sluice.copy;

import java.sql.Connection;
import java.sql.SQLException;

/** One way to bring rows into the target; errors of theirs leave the transaction aborted. */
interface Load {

  /** Where rows went. */
  record Loaded(long inserted, long duplicate) {}

  /** Loads rows {@code from} (inclusive) to {@code until} (exclusive) of a batch by one COPY. */
  Loaded load(Connection connection, Batch batch, int from, int until) throws SQLException;

  /** The table that the COPY goes to, as the server's messages name it. */
  String copyTable();
}
