package dev.sluice.copy;

import dev.sluice.ledger.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of one bundle: taken when first needed, from those that an earlier bundle has left
 * if there is one; opened anew when dropped.
 */
final class Link {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);
  private static final String WORKER = Worker.current().toString();

  private final IdleConnections.Key key;
  private final UnitMeter meter;
  private final IdleConnections idle = IdleConnections.ofThisProcess();
  private IdleConnections.@Nullable Opened opened;
  private int failures;

  Link(PostgresTarget target, String runId) {
    this(target, runId, UnitMeter.NONE);
  }

  Link(PostgresTarget target, String runId, UnitMeter meter) {
    this.key = new IdleConnections.Key(target, "sluice " + runId + " " + WORKER);
    this.meter = meter;
  }

  /** Hears what becomes of the units. */
  UnitMeter meter() {
    return meter;
  }

  /** Host and process id of this worker. */
  String worker() {
    return WORKER;
  }

  String targetName() {
    return key.target().toString();
  }

  TargetDriver driver() {
    return key.target().driver();
  }

  /**
   * A connection with auto-commit off.
   *
   * @param turn the host that comes first of those that are alike
   */
  Connection connection(int turn) throws SQLException {
    if (opened == null) {
      opened = idle.take(key);
    }
    if (opened == null) {
      Connection connection = Connections.open(key.target(), turn + failures, key.name());
      opened = new IdleConnections.Opened(connection, System.nanoTime());
      connection.setAutoCommit(false);
    }
    return opened.connection();
  }

  /** Gives the connection up after an error; the next one goes elsewhere if its host is dead. */
  void fail(SQLException error) {
    failures++;
    idle.forget(key);
    IdleConnections.Opened open = opened;
    opened = null;
    if (open != null) {
      Connections.drop(key.target(), open.connection(), error);
    }
  }

  /** Takes the open transaction back; the connection stays, if it can. */
  void rollBack() {
    IdleConnections.Opened open = opened;
    if (open != null) {
      try {
        open.connection().rollback();
      } catch (SQLException e) {
        LOG.debug("Rolling back failed; the connection is given up", e);
        fail(e);
      }
    }
  }

  /** Leaves the connection to the next bundle; no transaction is open on it. */
  void leave() {
    IdleConnections.Opened open = opened;
    opened = null;
    if (open != null) {
      idle.giveBack(key, open);
    }
  }

  /** Closes the connection without a word to the server, which rolls back. */
  void drop() {
    IdleConnections.Opened open = opened;
    opened = null;
    if (open != null) {
      Connections.drop(key.target(), open.connection());
    }
  }
}
