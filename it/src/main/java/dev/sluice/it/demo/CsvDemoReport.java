package dev.sluice.it.demo;

import dev.sluice.it.load.Manifest;
import dev.sluice.it.load.SeedLoad;
import dev.sluice.it.verify.LoadedFiles;
import dev.sluice.ledger.LatencySketch;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What became of the loads, beside what the seed's own report says of them. */
record CsvDemoReport(Map<SeedLoad, Manifest> manifests, LoadedFiles loaded, PrintStream out) {
  private static final double MILLIS = 1e3;

  void printLoads() {
    out.printf("%n== load: rows/s asked for by the schedule, written to files, committed%n");
    out.printf(
        "  %-9s %9s %9s %9s %13s   latency from the scheduled time to the commit%n",
        "", "asked", "written", "committed", "seed's report");
    manifests.forEach(
        (load, manifest) -> {
          LatencySketch latency = loaded.latency(manifest);
          SeedLoad.Reported seed = load.reported();
          out.printf(
              "  %-9s %,9.0f %,9.0f %,9.0f %,13.1f   P50 %.2f s, P95 %.2f s, P99 %.2f s, most %.2f s; seed %d, %d, %d s%n",
              load,
              asked(load, manifest),
              asked(load, manifest)
                  * (manifest.summary() == null ? 0 : manifest.summary().achieved()),
              committed(load, manifest),
              seed.rowsPerSecond(),
              latency.percentile(50) / MILLIS,
              latency.percentile(95) / MILLIS,
              latency.percentile(99) / MILLIS,
              latency.percentile(100) / MILLIS,
              seed.latency().p50(),
              seed.latency().p95(),
              seed.latency().p99());
        });
  }

  /** A file stands for the interval that it begins. */
  private static double asked(SeedLoad load, Manifest manifest) {
    return manifest.rows() * MILLIS / (manifest.files().size() * load.interval().toMillis());
  }

  private double committed(SeedLoad load, Manifest manifest) {
    var times = loaded.of(manifest).stream().mapToLong(LoadedFiles.LoadedFile::committedAt);
    var span = times.summaryStatistics();
    return span.getCount() == 0
        ? 0
        : loaded.counts(manifest).read()
            * MILLIS
            / (span.getMax() - span.getMin() + load.interval().toMillis());
  }

  void printCounts() {
    out.printf("%n== rows%n");
    out.printf(
        "  %-9s %9s %9s %9s %10s %9s   seed's report%n",
        "", "generated", "inserted", "rejected", "duplicate", "lost");
    manifests.forEach(
        (load, manifest) -> {
          LoadedFiles.Counts counts = loaded.counts(manifest);
          SeedLoad.Reported seed = load.reported();
          out.printf(
              "  %-9s %,9d %,9d %,9d %,10d %,9d   %,d generated, %,d inserted, %.1f %% lost%n",
              load,
              manifest.rows(),
              counts.loaded(),
              counts.rejected(),
              counts.duplicate(),
              manifest.rows() - counts.read(),
              seed.generated(),
              seed.inserted(),
              100 * seed.lost());
        });
  }

  /** Whether each load's rows ended as the generator made them to end. */
  boolean balances() {
    return !manifests.isEmpty()
        && manifests.values().stream()
            .allMatch(
                manifest ->
                    loaded
                        .counts(manifest)
                        .equals(
                            new LoadedFiles.Counts(
                                manifest.rows(),
                                manifest.good(),
                                manifest.malformed(),
                                manifest.duplicates())));
  }

  DemoVerdict verdict() {
    return new DemoVerdict(
        sum(Manifest::rows),
        sum(Manifest::good),
        sum(Manifest::malformed),
        sum(Manifest::duplicates));
  }

  private long sum(ToLongFunction<Manifest> rows) {
    return manifests.values().stream().mapToLong(rows).sum();
  }
}
