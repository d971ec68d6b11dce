package dev.sluice.it.chaos;

import java.sql.SQLException;
import java.util.List;

/**
 * SIGKILL for the server's process of one of the command's connections. PostgreSQL ends all others
 * too, recovers and goes on.
 */
final class KillBackend implements Fault {
  @Override
  public String label() {
    return "SIGKILL PostgreSQL backend";
  }

  @Override
  public boolean inject(Attempt attempt) throws SQLException {
    List<Long> backends = attempt.target().numbers("SELECT pid " + Target.SESSIONS);
    return !backends.isEmpty() && attempt.target().postgres().killBackend(attempt.oneOf(backends));
  }
}
