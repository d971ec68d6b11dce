package dev.sluice.pipelines;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.report.Usage;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Looks every second at what this JVM takes, and the target's server processes if they are on this
 * machine.
 */
final class UsageSampler {
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final String SERVER_PROCESSES = "SELECT pid FROM pg_stat_activity";
  private static final String SAME_MACHINE =
      "SELECT coalesce(host(inet_server_addr()) = host(inet_client_addr()), true)";

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final int processors = Runtime.getRuntime().availableProcessors();
  private final long startNanos = System.nanoTime();
  private final long startCpuNanos = system.getProcessCpuTime();
  private final Usage.Collections before = collections();
  private final ServerProcesses server = new ServerProcesses();
  private long nextNanos = startNanos;
  private double machinePeak = -1;
  private long jvmBytes;
  private long heapBytes;

  /** Samples if a second has passed. */
  void sample(Connection target) throws SQLException {
    if (System.nanoTime() - nextNanos < 0) {
      return;
    }
    nextNanos = System.nanoTime() + PAUSE_NANOS;
    machinePeak = Math.max(machinePeak, system.getCpuLoad());
    heapBytes =
        Math.max(heapBytes, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    jvmBytes =
        Math.max(
            jvmBytes,
            ProcessStatus.read(ProcessHandle.current().pid())
                .map(ProcessStatus::residentBytes)
                .orElse(0L));
    server.sample(serverProcesses(target));
  }

  Usage usage() {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    double cpu = (system.getProcessCpuTime() - startCpuNanos) / 1e9;
    Usage.Collections after = collections();
    return new Usage(
        OptionalDouble.of(cpu / seconds / processors),
        server.cpuSeconds().isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(server.cpuSeconds().getAsDouble() / seconds / processors),
        machinePeak < 0 ? OptionalDouble.empty() : OptionalDouble.of(machinePeak),
        jvmBytes == 0 ? OptionalLong.empty() : OptionalLong.of(jvmBytes),
        OptionalLong.of(heapBytes),
        server.bytes(),
        new Usage.Collections(after.count() - before.count(), after.millis() - before.millis()));
  }

  private static Usage.Collections collections() {
    long count = 0;
    long millis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      count += Math.max(0, collector.getCollectionCount());
      millis += Math.max(0, collector.getCollectionTime());
    }
    return new Usage.Collections(count, millis);
  }

  /** None if the server is elsewhere: its process ids would mean other processes here. */
  private static List<Long> serverProcesses(Connection target) throws SQLException {
    List<Long> pids = new ArrayList<>();
    try (Statement statement = target.createStatement()) {
      try (ResultSet row = statement.executeQuery(SAME_MACHINE)) {
        row.next();
        if (!row.getBoolean(1)) {
          return pids;
        }
      }
      try (ResultSet row = statement.executeQuery(SERVER_PROCESSES)) {
        while (row.next()) {
          pids.add(row.getLong(1));
        }
      }
    }
    return pids;
  }
}
