package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.row.Backoff;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A command's connection after its copying is over: it may have taken hours, so that the one before
 * is dead, and the streams' own may not be closed yet.
 */
final class Reconnection {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Backoff BACKOFF = new Backoff(500, 500);

  private Reconnection() {}

  /**
   * Opens one.
   *
   * @param failed whether the run has failed, and may have waited for the target already: it is not
   *     waited for again
   */
  static Connection open(PostgresTarget target, String name, boolean failed) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return Connections.open(target, 0, name);
      } catch (SQLException e) {
        if (failed || !Connections.mayPass(e) || System.nanoTime() - deadline > 0) {
          throw e;
        }
        BACKOFF.pause(1);
      }
    }
  }
}
