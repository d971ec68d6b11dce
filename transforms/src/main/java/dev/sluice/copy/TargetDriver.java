package dev.sluice.copy;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The JDBC drivers that can COPY. Their classes have the same shape and nothing in common. */
public enum TargetDriver {
  /** org.postgresql, for PostgreSQL and all that speaks its protocol. */
  POSTGRESQL("postgresql", 5432) {
    @Override
    CopyStream copyIn(Connection connection, String sql) throws SQLException {
      return PostgresCopyStream.open(connection, sql);
    }

    @Override
    public CopyOutput copyOut(Connection connection, String sql) throws SQLException {
      return PostgresCopyStream.openOutput(connection, sql);
    }

    @Override
    @Nullable ServerMessage message(SQLException error) {
      if (!(error instanceof org.postgresql.util.PSQLException known)
          || known.getServerErrorMessage() == null) {
        return null;
      }
      org.postgresql.util.ServerErrorMessage said = known.getServerErrorMessage();
      return new ServerMessage(
          said.getMessage(), said.getDetail(), said.getColumn(), said.getWhere());
    }
  },
  /** com.yugabyte, which spreads connections over a YugabyteDB cluster. */
  YUGABYTEDB("yugabytedb", 5433) {
    @Override
    CopyStream copyIn(Connection connection, String sql) throws SQLException {
      return YugabyteCopyStream.open(connection, sql);
    }

    @Override
    public CopyOutput copyOut(Connection connection, String sql) throws SQLException {
      return YugabyteCopyStream.openOutput(connection, sql);
    }

    @Override
    @Nullable ServerMessage message(SQLException error) {
      if (!(error instanceof com.yugabyte.util.PSQLException known)
          || known.getServerErrorMessage() == null) {
        return null;
      }
      com.yugabyte.util.ServerErrorMessage said = known.getServerErrorMessage();
      return new ServerMessage(
          said.getMessage(), said.getDetail(), said.getColumn(), said.getWhere());
    }
  };

  private final String scheme;
  private final int defaultPort;

  TargetDriver(String scheme, int defaultPort) {
    this.scheme = scheme;
    this.defaultPort = defaultPort;
  }

  /** The word after {@code jdbc:} in its URLs. */
  String scheme() {
    return scheme;
  }

  public int defaultPort() {
    return defaultPort;
  }

  /** Starts a COPY FROM STDIN. */
  abstract CopyStream copyIn(Connection connection, String sql) throws SQLException;

  /** Starts a COPY TO STDOUT. */
  public abstract CopyOutput copyOut(Connection connection, String sql) throws SQLException;

  /** What the server said, in parts; null if it was not the server who spoke. */
  abstract @Nullable ServerMessage message(SQLException error);

  /**
   * The parts of an error of the server's.
   *
   * @param where the context in which it happened, one line for each level
   */
  record ServerMessage(
      @Nullable String text,
      @Nullable String detail,
      @Nullable String column,
      @Nullable String where) {}
}
