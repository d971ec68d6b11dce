package dev.sluice.copy;

import dev.sluice.ledger.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection of one bundle: opened when first needed, opened anew when dropped. */
final class Link {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);
  private static final String WORKER = Worker.current().toString();

  private final PostgresTarget target;
  private final String runId;
  private @Nullable Connection connection;
  private int failures;

  Link(PostgresTarget target, String runId) {
    this.target = target;
    this.runId = runId;
  }

  /** Host and process id of this worker. */
  String worker() {
    return WORKER;
  }

  String targetName() {
    return target.toString();
  }

  TargetDriver driver() {
    return target.driver();
  }

  /**
   * A connection with auto-commit off.
   *
   * @param turn the host that comes first of those that are alike
   */
  Connection connection(int turn) throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = Connections.open(target, turn + failures, "sluice " + runId + " " + WORKER);
      connection = open;
      open.setAutoCommit(false);
    }
    return open;
  }

  /** Gives the connection up after an error; the next one goes elsewhere if its host is dead. */
  void fail(SQLException error) {
    failures++;
    Connection open = connection;
    connection = null;
    if (open != null) {
      Connections.drop(target, open, error);
    }
  }

  /** Takes the open transaction back; the connection stays, if it can. */
  void rollBack() {
    Connection open = connection;
    if (open != null) {
      try {
        open.rollback();
      } catch (SQLException e) {
        LOG.debug("Rolling back failed; the connection is given up", e);
        fail(e);
      }
    }
  }

  /** Closes the connection without a word to the server, which rolls back. */
  void drop() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      Connections.drop(target, open);
    }
  }
}
