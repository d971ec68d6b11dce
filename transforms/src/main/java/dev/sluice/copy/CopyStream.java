package dev.sluice.copy;

import java.sql.SQLException;

/** One running COPY FROM STDIN, of either driver. */
interface CopyStream {

  void write(byte[] bytes, int offset, int length) throws SQLException;

  /** Ends the COPY and returns the server's row count; here its errors come to light. */
  long end() throws SQLException;
}
