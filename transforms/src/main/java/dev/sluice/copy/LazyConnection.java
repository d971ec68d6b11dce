package dev.sluice.copy;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection with auto-commit that is opened when it is needed, and again after it was given up.
 * Not thread-safe.
 */
public final class LazyConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LazyConnection.class);

  private final PostgresTarget target;
  private final String name;
  private @Nullable Connection connection;

  /**
   * Opens nothing yet.
   *
   * @param name shown in {@code pg_stat_activity.application_name}
   */
  public LazyConnection(PostgresTarget target, String name) {
    this.target = target;
    this.name = name;
  }

  /** The open one, or a new one. */
  public Connection get() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = Connections.open(target, 0, name);
      connection = open;
    }
    return open;
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("Closing the connection {} failed", name, e);
      }
    }
  }
}
