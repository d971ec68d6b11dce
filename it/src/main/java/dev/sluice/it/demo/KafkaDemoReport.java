package dev.sluice.it.demo;

import dev.sluice.it.load.KafkaManifest;
import dev.sluice.it.load.KafkaSummary;
import dev.sluice.it.load.LoadPattern;
import dev.sluice.it.verify.LoadedFiles.Counts;
import dev.sluice.it.verify.LoadedUnits;
import dev.sluice.ledger.LatencySketch;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What became of the loads.
 *
 * @param manifests in the order in which they were generated, one after the other
 */
record KafkaDemoReport(
    Map<LoadPattern, KafkaManifest> manifests, Connection connection, PrintStream out) {
  private static final double MILLIS = 1e3;

  void printLoads() throws SQLException {
    out.printf(
        "%n== load: records, share of the asked rate that the generator kept, and what was committed until the next load began%n");
    List<Long> begins = new ArrayList<>();
    manifests.values().forEach(manifest -> begins.add(manifest.header().startedAt()));
    begins.add(Long.MAX_VALUE);
    int number = 0;
    for (Map.Entry<LoadPattern, KafkaManifest> load : manifests.entrySet()) {
      LoadedUnits units =
          LoadedUnits.between(connection, begins.get(number), begins.get(number + 1));
      out.printf(
          "  %-7s %,9d records, %3.0f %%; %s%n",
          load.getKey(),
          load.getValue().records(),
          100 * achieved(load.getValue()),
          units.units() == 0 ? "nothing meanwhile" : text(units));
      number++;
    }
  }

  private static String text(LoadedUnits units) {
    LatencySketch latency = units.latency();
    return "%,4d units, the largest of %,d; from the scheduled time to the commit P50 %.2f s, P95 %.2f s, P99 %.2f s, most %.2f s"
        .formatted(
            units.units(),
            units.largest(),
            latency.percentile(50) / MILLIS,
            latency.percentile(95) / MILLIS,
            latency.percentile(99) / MILLIS,
            latency.percentile(100) / MILLIS);
  }

  private static double achieved(KafkaManifest manifest) {
    KafkaSummary summary = manifest.summary();
    return summary == null ? 0 : summary.achieved();
  }

  void printCounts() throws SQLException {
    Counts counts = LoadedUnits.read(connection).counts();
    out.printf(
        "%n== records: %,d generated, %,d read = %,d loaded + %,d rejected + %,d duplicate; %,d lost%n",
        sum(KafkaManifest::records),
        counts.read(),
        counts.loaded(),
        counts.rejected(),
        counts.duplicate(),
        sum(KafkaManifest::records) - counts.read());
  }

  /** Whether the records ended as the generator made them to end. */
  boolean balances() throws SQLException {
    return !manifests.isEmpty()
        && LoadedUnits.read(connection)
            .counts()
            .equals(
                new Counts(
                    sum(KafkaManifest::records),
                    sum(KafkaManifest::good),
                    sum(KafkaManifest::malformed),
                    sum(KafkaManifest::duplicates)));
  }

  DemoVerdict verdict() {
    return new DemoVerdict(
        sum(KafkaManifest::records),
        sum(KafkaManifest::good),
        sum(KafkaManifest::malformed),
        sum(KafkaManifest::duplicates));
  }

  private long sum(ToLongFunction<KafkaManifest> records) {
    return manifests.values().stream().mapToLong(records).sum();
  }
}
