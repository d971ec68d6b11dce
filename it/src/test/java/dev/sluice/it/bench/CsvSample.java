package dev.sluice.it.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One measured load of files.
 *
 * @param rowsPerSecond from the first unit's start to the last commit
 * @param rowsPerSecondOfAll from the start of command or threads to the last commit
 * @param cpuSeconds of this JVM
 */
record CsvSample(double rowsPerSecond, double rowsPerSecondOfAll, double cpuSeconds) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Loads all files. */
  interface Load {
    void run() throws Exception;
  }

  static CsvSample ofFloor(Load load, long rows) throws Exception {
    System.gc();
    double cpu = cpuOfThisJvm();
    long before = System.nanoTime();
    load.run();
    double rate = rows * NANOS_PER_SECOND / (System.nanoTime() - before);
    return new CsvSample(rate, rate, cpuOfThisJvm() - cpu);
  }

  static CsvSample ofStream(Load load, CsvTarget target, long rows) throws Exception {
    System.gc();
    double cpu = cpuOfThisJvm();
    long before = System.currentTimeMillis();
    load.run();
    double cpuSpent = cpuOfThisJvm() - cpu;
    double working =
        target.number(
            "SELECT extract(epoch FROM max(committed_at)"
                + " - min(committed_at - elapsed_micros * interval '1 microsecond'))"
                + " FROM sluice.unit");
    double lastCommit =
        target.number("SELECT extract(epoch FROM max(committed_at)) FROM sluice.unit");
    return new CsvSample(rows / working, rows / (lastCommit - before / 1e3), cpuSpent);
  }

  static double median(List<CsvSample> samples, ToDoubleFunction<CsvSample> figure) {
    double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
    return sorted.length % 2 == 1
        ? sorted[sorted.length / 2]
        : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
  }

  private static double cpuOfThisJvm() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / NANOS_PER_SECOND;
  }

  @Override
  public String toString() {
    return "%,.0f rows/s (%,.0f with start-up), %.2f CPU s"
        .formatted(rowsPerSecond, rowsPerSecondOfAll, cpuSeconds);
  }
}
