package dev.sluice.it.bench;

import dev.sluice.copy.ProcessStatus;

/** What Linux says of a server's processor time: its own, its children's, and of those gone. */
final class ServerCpu {
  private ServerCpu() {}

  /**
   * Seconds so far.
   *
   * @param pid of the process that starts all others
   */
  static double seconds(long pid) {
    double seconds =
        ProcessStatus.read(pid)
            .map(status -> status.cpuSeconds() + status.childSeconds())
            .orElse(0.0);
    for (ProcessHandle child :
        ProcessHandle.of(pid).orElseThrow().children().toArray(ProcessHandle[]::new)) {
      // One that has just ended counts with its parent.
      seconds += ProcessStatus.read(child.pid()).map(ProcessStatus::cpuSeconds).orElse(0.0);
    }
    return seconds;
  }
}
