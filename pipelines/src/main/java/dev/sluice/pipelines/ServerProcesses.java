package dev.sluice.pipelines;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Adds up what a PostgreSQL server's processes take, their parent's included. */
final class ServerProcesses {
  private static final String PROGRAM = "postgres";

  private final Map<Long, Double> firstCpu = new HashMap<>();
  private final Map<Long, Double> lastCpu = new HashMap<>();
  private boolean first = true;
  private long peakBytes;

  /** Looks at the processes; nothing is known of those that are not PostgreSQL's. */
  void sample(List<Long> pids) {
    Set<Long> all = new HashSet<>(pids);
    pids.stream()
        .findFirst()
        .flatMap(ProcessStatus::read)
        .ifPresent(process -> all.add(process.parent()));
    long own = 0;
    long shared = 0;
    for (long pid : all) {
      ProcessStatus process = ProcessStatus.read(pid).orElse(null);
      if (process != null && process.name().startsWith(PROGRAM)) {
        own += process.residentBytes() - process.sharedBytes();
        shared = Math.max(shared, process.sharedBytes());
        // A process that came later began with no time at all.
        firstCpu.putIfAbsent(pid, first ? process.cpuSeconds() : 0.0);
        lastCpu.put(pid, process.cpuSeconds());
      }
    }
    first = false;
    peakBytes = Math.max(peakBytes, own + shared);
  }

  /** Seconds since the first look, as far as processes lived to be looked at; empty if none. */
  OptionalDouble cpuSeconds() {
    return lastCpu.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            lastCpu.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() - firstCpu.getOrDefault(entry.getKey(), 0.0))
                .sum());
  }

  OptionalLong bytes() {
    return peakBytes == 0 ? OptionalLong.empty() : OptionalLong.of(peakBytes);
  }
}
