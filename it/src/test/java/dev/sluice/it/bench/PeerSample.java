package dev.sluice.it.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One copy of a whole table.
 *
 * @param workSeconds from when the program was up to when its rows were there
 * @param wholeSeconds of its process, from start to end
 * @param cpuSeconds of its process, start and end too
 * @param peakMib the most memory of its process
 * @param cassandraCpu seconds of Cassandra's process meanwhile
 * @param postgresCpu seconds of PostgreSQL's processes meanwhile
 */
record PeerSample(
    long rows,
    double workSeconds,
    double wholeSeconds,
    double cpuSeconds,
    double peakMib,
    double cassandraCpu,
    double postgresCpu) {
  private static final double MILLIS_PER_SECOND = 1e3;

  /** Runs the peer into an empty target; fails if it does. */
  static PeerSample measure(PeerTable table, PeerSystem system, PeerJob job) throws Exception {
    double cassandra = ServerCpu.seconds(table.servers().cassandra().pid());
    double postgres = ServerCpu.seconds(table.servers().postgres().pid());
    try (PeerProcess process = PeerProcess.start(system, job)) {
      process.awaitEnd();
      long ended = System.currentTimeMillis();
      if (process.exitCode() != 0 || process.said("done").isEmpty()) {
        throw new AssertionError(
            "%s ended with %d:%n%s".formatted(system, process.exitCode(), process.tail()));
      }
      return new PeerSample(
          table.rows(),
          (process.said("done").getAsLong() - process.said("up").getAsLong()) / MILLIS_PER_SECOND,
          (ended - process.started()) / MILLIS_PER_SECOND,
          process.cpuSeconds(),
          process.peakMib(),
          ServerCpu.seconds(table.servers().cassandra().pid()) - cassandra,
          ServerCpu.seconds(table.servers().postgres().pid()) - postgres);
    }
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
    return ("%,.0f rows/s in %.2f s, %.2f s in all; CPU s: %.2f, Cassandra %.2f, PostgreSQL %.2f;"
            + " %,.0f MiB")
        .formatted(
            rowsPerSecond(),
            workSeconds,
            wholeSeconds,
            cpuSeconds,
            cassandraCpu,
            postgresCpu,
            peakMib);
  }
}
