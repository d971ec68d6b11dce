package dev.sluice.copy;

import java.sql.SQLException;

/** One running COPY FROM STDIN, of either driver. */
interface CopyStream {

  void write(byte[] bytes) throws SQLException;

  /** Ends the COPY and returns the server's row count; here its errors come to light. */
  long end() throws SQLException;

  /** Takes the COPY back if it still runs; the transaction is then aborted. */
  void cancel() throws SQLException;
}
