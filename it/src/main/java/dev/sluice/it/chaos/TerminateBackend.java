package dev.sluice.it.chaos;

import java.sql.SQLException;
import java.util.List;

/** One of the command's connections is ended by the administrator. */
final class TerminateBackend implements Fault {
  @Override
  public String label() {
    return "pg_terminate_backend";
  }

  @Override
  public boolean inject(Attempt attempt) throws SQLException {
    List<Long> backends = attempt.target().numbers("SELECT pid " + Target.SESSIONS);
    return !backends.isEmpty()
        && attempt
                .target()
                .number("SELECT pg_terminate_backend(%d)::int".formatted(attempt.oneOf(backends)))
            == 1;
  }
}
