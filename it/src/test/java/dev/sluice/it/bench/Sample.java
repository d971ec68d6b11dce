package dev.sluice.it.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunTotals;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One measured run.
 *
 * @param rowsPerSecond from the first unit's start to the last commit, by the ledger
 * @param cpuSeconds of this JVM; the servers are processes of their own
 */
record Sample(double rowsPerSecond, double cpuSeconds, long rows) {

  /** Copies the whole table. */
  interface Copy {
    void run(RunRef run) throws Exception;
  }

  static Sample measure(Table table, Copy copy) throws Exception {
    RunRef run = table.begin();
    System.gc();
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long before = process.getProcessCpuTime();
    copy.run(run);
    double cpu = (process.getProcessCpuTime() - before) / 1e9;
    RunTotals totals = table.totals(run);
    return new Sample(totals.rows().loaded() / totals.wallSeconds(), cpu, totals.rows().loaded());
  }

  static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
    return sorted.length % 2 == 1
        ? sorted[sorted.length / 2]
        : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
  }
}
