package dev.sluice.copy;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs one COPY FROM STDIN from its start to its end. */
record CopyStatement(TargetDriver driver, String sql) {

  /** Sends rows of a batch and returns how many the server took. */
  long run(Connection connection, Batch batch, int from, int until) throws SQLException {
    CopyStream stream = driver.copyIn(connection, sql);
    batch.write(stream, from, until);
    long rows = stream.end();
    if (rows != until - from) {
      throw new IllegalStateException(
          "Sluice bug: COPY took %d rows, %d were sent: %s. They were rolled back; please report it."
              .formatted(rows, until - from, sql));
    }
    return rows;
  }
}
