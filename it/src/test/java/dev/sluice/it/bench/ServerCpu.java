package dev.sluice.it.bench;

import dev.sluice.copy.ProcessStatus;
import java.util.Optional;

/** What Linux says of a server's processor time: its own, its children's, and of those gone. */
final class ServerCpu {
  private ServerCpu() {}

  /**
   * Seconds so far.
   *
   * @param pid of the process that starts all others
   */
  static double seconds(long pid) {
    while (true) {
      Optional<ProcessStatus> parent = ProcessStatus.read(pid);
      double children = children(pid);
      // One that has ended meanwhile counts with its parent, and must not be missed between.
      if (ended(ProcessStatus.read(pid)) == ended(parent)) {
        return parent.map(ProcessStatus::cpuSeconds).orElse(0.0) + ended(parent) + children;
      }
    }
  }

  private static double ended(Optional<ProcessStatus> parent) {
    return parent.map(ProcessStatus::childSeconds).orElse(0.0);
  }

  private static double children(long pid) {
    return ProcessHandle.of(pid)
        .orElseThrow()
        .children()
        .mapToDouble(
            child -> ProcessStatus.read(child.pid()).map(ProcessStatus::cpuSeconds).orElse(0.0))
        .sum();
  }
}
