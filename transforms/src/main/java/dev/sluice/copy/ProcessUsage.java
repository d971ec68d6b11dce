package dev.sluice.copy;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.ledger.UsageSample;
import dev.sluice.ledger.Worker;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What this JVM takes: the most of what comes and goes, the sum of what adds up. */
final class ProcessUsage {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private double machineCpu = -1;
  private long residentBytes;
  private long heapBytes;

  /** Looks at what comes and goes. */
  void look() {
    double load = SYSTEM.getCpuLoad();
    machineCpu = Double.isNaN(load) ? machineCpu : Math.max(machineCpu, load);
    heapBytes =
        Math.max(heapBytes, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    residentBytes =
        Math.max(
            residentBytes,
            ProcessStatus.read(ProcessHandle.current().pid())
                .map(ProcessStatus::residentBytes)
                .orElse(0L));
  }

  /** Since the last one. */
  UsageSample sample(UsageSample.Role role) {
    look();
    long collections = 0;
    long millis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collections += Math.max(0, collector.getCollectionCount());
      millis += Math.max(0, collector.getCollectionTime());
    }
    UsageSample sample =
        new UsageSample(
            Worker.current().toString(),
            role,
            Instant.now(),
            Runtime.getRuntime().availableProcessors(),
            TimeUnit.NANOSECONDS.toMicros(SYSTEM.getProcessCpuTime()),
            residentBytes,
            heapBytes,
            machineCpu,
            collections,
            millis);
    machineCpu = -1;
    residentBytes = 0;
    heapBytes = 0;
    return sample;
  }
}
