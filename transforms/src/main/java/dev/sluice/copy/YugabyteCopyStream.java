package dev.sluice.copy;

import com.yugabyte.PGConnection;
import com.yugabyte.copy.CopyIn;
import java.sql.Connection;
import java.sql.SQLException;

/** COPY by the com.yugabyte driver. */
record YugabyteCopyStream(CopyIn copy) implements CopyStream {

  static YugabyteCopyStream open(Connection connection, String sql) throws SQLException {
    return new YugabyteCopyStream(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
  }

  static CopyOutput openOutput(Connection connection, String sql) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql)::readFromCopy;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws SQLException {
    copy.writeToCopy(bytes, offset, length);
  }

  @Override
  public long end() throws SQLException {
    return copy.endCopy();
  }
}
