package dev.sluice.it.chaos;

import java.util.List;

/** SIGKILL for one of the JVMs that run the tasks. */
final class KillExecutor implements Fault {
  @Override
  public String label() {
    return "SIGKILL executor";
  }

  @Override
  public boolean possibleIn(Mode mode) {
    return mode == Mode.CLUSTER;
  }

  @Override
  public boolean inject(Attempt attempt) {
    List<Long> executors = attempt.cluster().executorPids();
    return !executors.isEmpty() && attempt.cluster().killExecutor(attempt.oneOf(executors));
  }
}
