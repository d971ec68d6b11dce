package dev.sluice.it.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunTotals;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.beam.sdk.Pipeline;

/**
 * One measured run.
 *
 * @param rowsPerSecond from the first unit's start to the last commit, by the ledger; or by the
 *     clock, from the pipeline's start to its end
 * @param cpuSeconds of this JVM; the servers are processes of their own
 */
record Sample(double rowsPerSecond, double cpuSeconds, long rows) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Copies the whole table. */
  interface Copy {
    void run(RunRef run) throws Exception;
  }

  /** A pipeline that copies the whole table. */
  interface CopyPipeline {
    Pipeline of(RunRef run);
  }

  static Sample measure(Table table, Copy copy) throws Exception {
    RunRef run = table.begin();
    System.gc();
    double before = cpuSecondsOfThisJvm();
    copy.run(run);
    double cpu = cpuSecondsOfThisJvm() - before;
    RunTotals totals = table.totals(run);
    return new Sample(totals.rows().loaded() / totals.wallSeconds(), cpu, totals.rows().loaded());
  }

  /** Measures what keeps no ledger; the pipeline is built before the clock starts. */
  static Sample measureByClock(Table table, CopyPipeline pipelines) throws Exception {
    Pipeline pipeline = pipelines.of(table.begin());
    System.gc();
    double cpuBefore = cpuSecondsOfThisJvm();
    long before = System.nanoTime();
    pipeline.run().waitUntilFinish();
    double seconds = (System.nanoTime() - before) / NANOS_PER_SECOND;
    double cpu = cpuSecondsOfThisJvm() - cpuBefore;
    long rows = table.rowsInTarget();
    return new Sample(rows / seconds, cpu, rows);
  }

  static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
    return sorted.length % 2 == 1
        ? sorted[sorted.length / 2]
        : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
  }

  private static double cpuSecondsOfThisJvm() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / NANOS_PER_SECOND;
  }
}
