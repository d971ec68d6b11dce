package dev.sluice.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of a server's processor time: its own, its children's, and of those gone. */
final class ServerCpu {
  private static final double TICKS_PER_SECOND = 100;

  /** Of proc(5)'s stat, counted from the state, which is field 3. */
  private static final int UTIME = 11;

  private static final int FIELDS_OF_CHILDREN = 4;
  private static final int FIELDS_OF_ITSELF = 2;

  private ServerCpu() {}

  /**
   * Seconds so far.
   *
   * @param pid of the process that starts all others
   */
  static double seconds(long pid) {
    double ticks = ticks(pid, FIELDS_OF_CHILDREN);
    for (ProcessHandle child :
        ProcessHandle.of(pid).orElseThrow().children().toArray(ProcessHandle[]::new)) {
      ticks += ticks(child.pid(), FIELDS_OF_ITSELF);
    }
    return ticks / TICKS_PER_SECOND;
  }

  /** Of a process without children, so far; 0 if it has ended. */
  static double secondsOfOne(long pid) {
    return ticks(pid, FIELDS_OF_ITSELF) / TICKS_PER_SECOND;
  }

  /** None of a process that has just ended: then its parent has them. */
  private static double ticks(long pid, int fields) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      String[] behindTheName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double ticks = 0;
      for (int field = UTIME; field < UTIME + fields; field++) {
        ticks += Double.parseDouble(behindTheName[field]);
      }
      return ticks;
    } catch (IOException e) {
      return 0;
    }
  }
}
