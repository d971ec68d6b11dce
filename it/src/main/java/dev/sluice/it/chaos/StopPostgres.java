package dev.sluice.it.chaos;

import dev.sluice.it.servers.LocalPostgres;

/** The server crashes and is started again. */
final class StopPostgres implements Fault {
  @Override
  public String label() {
    return "PostgreSQL stops, restarts";
  }

  @Override
  public boolean inject(Attempt attempt) {
    LocalPostgres postgres = attempt.target().postgres();
    postgres.immediateStop();
    postgres.restart();
    return true;
  }
}
