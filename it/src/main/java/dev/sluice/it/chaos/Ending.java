package dev.sluice.it.chaos;

import dev.sluice.pipelines.ExitStatus;

/**
 * How a process of the command ended.
 *
 * @param exitCode or {@link #HUNG}
 * @param output all that it printed
 */
record Ending(int exitCode, String output) {
  static final int HUNG = -1;
  private static final int KILLED = 128 + 9;

  boolean done() {
    return exitCode == ExitStatus.DONE.code();
  }

  /** Whether a command that something was done to may end so. */
  boolean allowed() {
    return done() || exitCode == ExitStatus.INCOMPLETE.code() || exitCode == KILLED;
  }
}
