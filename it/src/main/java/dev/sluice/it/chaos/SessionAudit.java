package dev.sluice.it.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Nothing is left open: all sessions of the command have ended. */
final class SessionAudit {
  /** A killed driver's executors need a while to notice. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration POLL = Duration.ofMillis(50);

  private SessionAudit() {}

  static List<String> problems(Target target) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long open = target.number("SELECT count(*) " + Target.SESSIONS);
    while (open > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
      open = target.number("SELECT count(*) " + Target.SESSIONS);
    }
    return open == 0
        ? List.of()
        : List.of(
            "%d sessions are open %d s after the last run".formatted(open, PATIENCE.toSeconds()));
  }
}
