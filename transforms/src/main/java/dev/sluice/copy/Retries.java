package dev.sluice.copy;

import dev.sluice.row.Backoff;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.RejectedException;
import dev.sluice.row.Unit;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a step of one unit while its errors are transient, and names those that are not. */
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

  /** Something that the target may refuse. */
  interface Step {
    void run() throws SQLException;
  }

  /**
   * Runs the step until it succeeds.
   *
   * @param rollBack puts everything back as it was before the unit's transaction
   * @param repeatable whether the step can run again, asked after an error
   */
  void run(Step step, Runnable rollBack, BooleanSupplier repeatable) {
    while (true) {
      try {
        step.run();
        return;
      } catch (SQLException e) {
        rollBack.run();
        SqlFailure failure = SqlFailure.of(e, settings.server());
        if (failure == SqlFailure.DATA) {
          throw new RejectedException(
              "%s refuses a row: %s. Unit %s was rolled back."
                  .formatted(settings.table(), describe(e), unit.id()),
              e);
        }
        if (failure == SqlFailure.PERMANENT
            || !repeatable.getAsBoolean()
            || failures++ >= settings.limits().retries()) {
          throw new IncompleteException(
              "Cannot copy unit %s into %s at %s: %s. It was rolled back; run the same command again when the cause is gone, it goes on with what is missing."
                  .formatted(unit.id(), settings.table(), link.targetName(), describe(e)),
              e);
        }
        LOG.warn("Unit {} is copied again on another connection: {}", unit.id(), describe(e));
        BACKOFF.pause(failures);
      }
    }
  }

  private static String describe(SQLException e) {
    return String.valueOf(e.getMessage()).replace('\n', ' ')
        + " (SQLSTATE "
        + e.getSQLState()
        + ")";
  }
}
