package dev.sluice.it.chaos;

import java.util.List;

/** All faults. */
final class Faults {
  private Faults() {}

  static List<Fault> all() {
    return List.of(
        new KillDriver(),
        new KillExecutor(),
        new KillBackend(),
        new TerminateBackend(),
        new StopPostgres(),
        new SecondRun(),
        new Speculation());
  }
}
