package dev.sluice.copy;

import dev.sluice.row.Backoff;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Unit;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides after an error whether a unit is tried again, and waits for it. */
final class Retries {
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
  private static final Backoff BACKOFF = new Backoff(100, 10_000);

  private final CopySettings settings;
  private final Unit unit;
  private final Link link;
  private int failures;

  Retries(CopySettings settings, Unit unit, Link link) {
    this.settings = settings;
    this.unit = unit;
    this.link = link;
  }

  /**
   * Pauses before another attempt.
   *
   * @param repeatable whether there is all that another attempt needs
   * @throws IncompleteException if another attempt would not help, or there were enough
   */
  void next(SQLException e, boolean repeatable) {
    if (SqlFailure.of(e, settings.server()) != SqlFailure.TRANSIENT
        || !repeatable
        || failures++ >= settings.limits().retries()) {
      throw new IncompleteException(
          "Cannot copy unit %s into %s at %s: %s. It was rolled back; run the same command again when the cause is gone, it goes on with what is missing."
              .formatted(unit.id(), settings.table(), link.targetName(), describe(e)),
          e);
    }
    link.meter().retried(e.getSQLState());
    LOG.warn("Unit {} is copied again on another connection: {}", unit.id(), describe(e));
    BACKOFF.pause(failures);
  }

  private static String describe(SQLException e) {
    return String.valueOf(e.getMessage()).replace('\n', ' ')
        + " (SQLSTATE "
        + e.getSQLState()
        + ")";
  }
}
