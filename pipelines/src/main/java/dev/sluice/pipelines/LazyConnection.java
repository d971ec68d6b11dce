package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.copy.PostgresTarget;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that is opened when it is needed, and again after it was given up. */
final class LazyConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LazyConnection.class);

  private final PostgresTarget target;
  private final String name;
  private @Nullable Connection connection;

  /**
   * @param name shown in {@code pg_stat_activity.application_name}
   */
  LazyConnection(PostgresTarget target, String name) {
    this.target = target;
    this.name = name;
  }

  Connection get() throws SQLException {
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
