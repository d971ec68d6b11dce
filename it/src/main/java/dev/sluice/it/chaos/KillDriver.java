package dev.sluice.it.chaos;

/** SIGKILL for the JVM of the command. */
final class KillDriver implements Fault {
  @Override
  public String label() {
    return "SIGKILL driver";
  }

  @Override
  public boolean inject(Attempt attempt) {
    attempt.driver().kill();
    return true;
  }
}
