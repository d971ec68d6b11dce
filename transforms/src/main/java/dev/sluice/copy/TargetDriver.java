package dev.sluice.copy;

import java.sql.Connection;
import java.sql.SQLException;

/** The JDBC drivers that can COPY. Their classes have the same shape and nothing in common. */
public enum TargetDriver {
  /** org.postgresql, for PostgreSQL and all that speaks its protocol. */
  POSTGRESQL("postgresql", 5432) {
    @Override
    CopyStream copyIn(Connection connection, String sql) throws SQLException {
      return PostgresCopyStream.open(connection, sql);
    }
  },
  /** com.yugabyte, which spreads connections over a YugabyteDB cluster. */
  YUGABYTEDB("yugabytedb", 5433) {
    @Override
    CopyStream copyIn(Connection connection, String sql) throws SQLException {
      return YugabyteCopyStream.open(connection, sql);
    }
  };

  private final String scheme;
  private final int defaultPort;

  TargetDriver(String scheme, int defaultPort) {
    this.scheme = scheme;
    this.defaultPort = defaultPort;
  }

  /** The word after {@code jdbc:} in its URLs. */
  public String scheme() {
    return scheme;
  }

  public int defaultPort() {
    return defaultPort;
  }

  /** Starts a COPY FROM STDIN. */
  abstract CopyStream copyIn(Connection connection, String sql) throws SQLException;
}
