package dev.sluice.copy;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** COPY by the org.postgresql driver. */
record PostgresCopyStream(CopyIn copy) implements CopyStream {

  static PostgresCopyStream open(Connection connection, String sql) throws SQLException {
    return new PostgresCopyStream(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
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
