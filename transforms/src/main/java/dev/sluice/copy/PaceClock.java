package dev.sluice.copy;

import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.PaceLedger;
import dev.sluice.ledger.PaceLedger.Grant;
import dev.sluice.ledger.Worker;
import dev.sluice.row.Backoff;
import dev.sluice.row.IncompleteException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A limit's clock in the ledger, on a connection of its own. */
final class PaceClock {
  private static final Logger LOG = LoggerFactory.getLogger(PaceClock.class);
  private static final Backoff RETURN = new Backoff(200, 5_000);

  /** Some ten minutes, the default of --patienceSeconds. */
  private static final int MOST_FAILURES = 120;

  private final String runId;
  private final PaceKind kind;
  private final LazyConnection connection;

  PaceClock(PostgresTarget target, String runId, PaceKind kind) {
    this.runId = runId;
    this.kind = kind;
    this.connection = new LazyConnection(target, "sluice " + runId + " " + Worker.current());
  }

  /**
   * @return empty during a pause
   * @throws IncompleteException if the run is over or the ledger stays away
   */
  synchronized Optional<Grant> reserve(long amount, long waitedMicros) {
    for (int failures = 1; ; failures++) {
      try {
        Connection open = connection.get();
        Optional<Grant> grant = PaceLedger.reserve(open, runId, kind, amount, waitedMicros);
        if (grant.isEmpty() && PaceLedger.closed(open, runId, kind)) {
          throw new IncompleteException("Run %s is over.".formatted(runId));
        }
        return grant;
      } catch (SQLException e) {
        close();
        if (!Connections.mayPass(e) || failures == MOST_FAILURES) {
          throw new IncompleteException(
              "Cannot ask the ledger in the target for the pace of %s: %s (SQLSTATE %s)."
                  .formatted(kind.word(), e.getMessage(), e.getSQLState()),
              e);
        }
        LOG.debug("The ledger is away; the limit waits", e);
        RETURN.pause(failures);
      }
    }
  }

  synchronized void close() {
    connection.close();
  }
}
