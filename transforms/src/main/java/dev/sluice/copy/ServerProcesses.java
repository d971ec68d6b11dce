package dev.sluice.copy;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Adds up what a PostgreSQL server's processes take, their parent's included. */
final class ServerProcesses {
  private static final String PROGRAM = "postgres";

  private double firstSeconds = -1;
  private double lastSeconds;
  private long peakBytes;

  /** Looks at the processes; nothing is known of those that are not PostgreSQL's. */
  void sample(List<Long> pids) {
    long parent =
        pids.stream()
            .findFirst()
            .flatMap(ProcessStatus::read)
            .map(ProcessStatus::parent)
            .orElse(0L);
    Set<Long> all = new HashSet<>(pids);
    all.add(parent);
    double seconds = 0;
    long own = 0;
    long shared = 0;
    for (long pid : all) {
      ProcessStatus process = ProcessStatus.read(pid).orElse(null);
      if (process != null && process.name().startsWith(PROGRAM)) {
        own += process.residentBytes() - process.sharedBytes();
        shared = Math.max(shared, process.sharedBytes());
        // The parent keeps the time of sessions that came and went between two looks.
        seconds += process.cpuSeconds() + (pid == parent ? process.childSeconds() : 0);
      }
    }
    if (seconds > 0) {
      firstSeconds = firstSeconds < 0 ? seconds : firstSeconds;
      lastSeconds = Math.max(lastSeconds, seconds);
    }
    peakBytes = Math.max(peakBytes, own + shared);
  }

  /** Seconds since the first look; empty if there was none. */
  OptionalDouble cpuSeconds() {
    return firstSeconds < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(lastSeconds - firstSeconds);
  }

  /** The most memory since it was taken last; 0 if unknown. */
  long takePeak() {
    long peak = peakBytes;
    peakBytes = 0;
    return peak;
  }
}
