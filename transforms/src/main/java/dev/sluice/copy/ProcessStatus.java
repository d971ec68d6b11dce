package dev.sluice.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What Linux tells of a process (proc(5)).
 *
 * @param name of its program
 * @param cpuSeconds in user and kernel mode
 * @param childSeconds likewise of its children that have ended
 * @param sharedBytes of the resident ones, those that other processes may have too
 */
public record ProcessStatus(
    String name,
    long parent,
    double cpuSeconds,
    double childSeconds,
    long residentBytes,
    long sharedBytes) {
  /** Of every Linux on x86 and ARM: sysconf(_SC_CLK_TCK) and the page size. */
  private static final double TICKS_PER_SECOND = 100;

  private static final long PAGE = 4096;

  /** Empty if there is no such process, or no Linux. */
  public static Optional<ProcessStatus> read(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      String[] memory =
          Files.readString(Path.of("/proc", String.valueOf(pid), "statm")).trim().split(" ");
      int nameEnd = stat.lastIndexOf(')');
      // From field 3 (state) on; the name before may hold spaces.
      String[] fields = stat.substring(nameEnd + 2).split(" ");
      return Optional.of(
          new ProcessStatus(
              stat.substring(stat.indexOf('(') + 1, nameEnd),
              Long.parseLong(fields[1]),
              (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND,
              (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND,
              Long.parseLong(memory[1]) * PAGE,
              Long.parseLong(memory[2]) * PAGE));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
