package dev.sluice.copy;

import dev.sluice.row.CopyFormat;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs one COPY FROM STDIN from its start to its end. */
record CopyStatement(TargetDriver driver, String sql, CopyFormat format) {
  /** Signature, no flags, no extension (PostgreSQL, "COPY: Binary Format: File Header"). */
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  /** A field count of −1. */
  private static final byte[] TRAILER = {-1, -1};

  private static final byte[] NOTHING = {};

  /** Sends rows of a batch and returns how many the server took. */
  long run(Connection connection, Batch batch, int from, int until) throws SQLException {
    CopyStream stream = driver.copyIn(connection, sql);
    send(stream, format == CopyFormat.BINARY ? HEADER : NOTHING);
    batch.write(stream, from, until);
    send(stream, format == CopyFormat.BINARY ? TRAILER : NOTHING);
    long rows = stream.end();
    if (rows != until - from) {
      throw new IllegalStateException(
          "Sluice bug: COPY took %d rows, %d were sent: %s. They were rolled back; please report it."
              .formatted(rows, until - from, sql));
    }
    return rows;
  }

  private static void send(CopyStream stream, byte[] bytes) throws SQLException {
    if (bytes.length > 0) {
      stream.write(bytes, 0, bytes.length);
    }
  }
}
