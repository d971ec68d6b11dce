package dev.sluice.it.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One copy of all rows.
 *
 * @param workSeconds from when the program was up to when its rows were there
 * @param wholeSeconds of its process, from start to end
 * @param cpuSeconds of its process, start and end too
 * @param peakMib the most memory of its process
 * @param sourceCpu seconds of the process meanwhile that the rows are read from; 0 for files
 * @param postgresCpu seconds of PostgreSQL's processes meanwhile
 */
record PeerSample(
    long rows,
    double workSeconds,
    double wholeSeconds,
    double cpuSeconds,
    double peakMib,
    double sourceCpu,
    double postgresCpu) {
  private static final double MILLIS_PER_SECOND = 1e3;

  /** Runs the peer into an empty target; fails if it does. */
  static PeerSample measure(PeerInput input, PeerSystem system, PeerTarget target, int streams)
      throws Exception {
    double source = sourceCpu(input);
    double postgres = ServerCpu.seconds(target.postgres().pid());
    try (PeerProcess process =
        PeerProcess.start(system, input.arguments(system, target, streams))) {
      process.awaitEnd();
      long ended = System.currentTimeMillis();
      if (process.exitCode() != 0 || process.said("done").isEmpty()) {
        throw new AssertionError(
            "%s ended with %d:%n%s".formatted(system, process.exitCode(), process.tail()));
      }
      return new PeerSample(
          input.rows(),
          (process.said("done").getAsLong() - process.said("up").getAsLong()) / MILLIS_PER_SECOND,
          (ended - process.started()) / MILLIS_PER_SECOND,
          process.cpuSeconds(),
          process.peakMib(),
          sourceCpu(input) - source,
          ServerCpu.seconds(target.postgres().pid()) - postgres);
    }
  }

  private static double sourceCpu(PeerInput input) {
    return input.server().isPresent() ? ServerCpu.seconds(input.server().getAsLong()) : 0;
  }

  double rowsPerSecond() {
    return rows / workSeconds;
  }

  double rowsPerSecondOfAll() {
    return rows / wholeSeconds;
  }

  static double median(List<PeerSample> samples, ToDoubleFunction<PeerSample> figure) {
    double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
    return sorted.length % 2 == 1
        ? sorted[sorted.length / 2]
        : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
  }

  @Override
  public String toString() {
    return ("%,.0f rows/s in %.2f s, %.2f s in all; CPU s: %.2f, source %.2f, PostgreSQL %.2f;"
            + " %,.0f MiB")
        .formatted(
            rowsPerSecond(),
            workSeconds,
            wholeSeconds,
            cpuSeconds,
            sourceCpu,
            postgresCpu,
            peakMib);
  }
}
