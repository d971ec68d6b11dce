package dev.sluice.pipelines.metrics;

import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.UnitTotals;
import dev.sluice.row.CopyOutcome.Kind;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What this process did with units. Counts what is committed; time and bytes of attempts that were
 * not are in none.
 */
final class UnitMetrics {
  private static final double MICROS = 1e6;
  private static final String FAILED = "failed";
  private static final List<String> ROWS =
      List.of("loaded", "rejected", "filtered", "duplicate", "deleted");

  private static final double[] UNIT_SECONDS = {
    .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800
  };

  private final Counter rows;
  private final Counter bytes;
  private final Counter copies;
  private final Counter units;
  private final Counter stages;
  private final Counter waits;
  private final Counter retries;
  private final Histogram durations;
  private final LatencyHistogram latencies;
  private final Gauge streams;
  private final Info runs;

  UnitMetrics(PrometheusRegistry registry) {
    rows =
        counter("sluice_rows", "Rows of committed units, by where they went.", "outcome")
            .register(registry);
    bytes =
        counter("sluice_copied_bytes", "Bytes that COPY sent for committed units.")
            .unit(Unit.BYTES)
            .register(registry);
    copies =
        counter("sluice_copy_statements", "COPY statements of committed units.").register(registry);
    units = counter("sluice_units", "Units, by how they ended.", "outcome").register(registry);
    stages =
        counter("sluice_stage_seconds", "Time of committed units, by what it went on.", "stage")
            .unit(Unit.SECONDS)
            .register(registry);
    waits =
        Counter.builder()
            .name("sluice_limit_wait_seconds")
            .help("Time that streams waited for a limit of the run.")
            .unit(Unit.SECONDS)
            .labelNames("pipeline", "limit")
            .register(registry);
    retries =
        Counter.builder()
            .name("sluice_retries")
            .help("Units tried again, by the class of the error's SQLSTATE.")
            .labelNames("pipeline", "sqlstate_class")
            .register(registry);
    durations =
        Histogram.builder()
            .name("sluice_unit_duration_seconds")
            .help("From the first page asked for to the answer to COMMIT.")
            .unit(Unit.SECONDS)
            .labelNames("pipeline", "target")
            .classicOnly()
            .classicUpperBounds(UNIT_SECONDS)
            .register(registry);
    latencies = new LatencyHistogram();
    registry.register(latencies);
    streams =
        Gauge.builder()
            .name("sluice_open_streams")
            .help("Streams at work in this process.")
            .labelNames("pipeline")
            .register(registry);
    runs =
        Info.builder()
            .name("sluice_run")
            .help("Runs that this process works or worked on.")
            .labelNames("pipeline", "run_id", "version")
            .register(registry);
  }

  private static Counter.Builder counter(String name, String help, String... more) {
    String[] labels = new String[2 + more.length];
    labels[0] = "pipeline";
    labels[1] = "target";
    System.arraycopy(more, 0, labels, 2, more.length);
    return Counter.builder().name(name).help(help).labelNames(labels);
  }

  /**
   * Names a run, and begins its counters at 0: of a series that appears with 1 nobody sees the
   * increase.
   */
  void run(String pipeline, String runId, List<String> targets) {
    runs.addLabelValues(pipeline, runId, Version.TEXT);
    for (String target : targets) {
      ROWS.forEach(outcome -> rows.initLabelValues(pipeline, target, outcome));
      for (Kind kind : Kind.values()) {
        units.initLabelValues(pipeline, target, word(kind));
      }
      units.initLabelValues(pipeline, target, FAILED);
    }
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  void committed(String pipeline, String target, UnitTotals totals, long commitMicros) {
    UnitTotals.RowCounts counts = totals.rows();
    rows.labelValues(pipeline, target, "loaded").inc(counts.loaded());
    rows.labelValues(pipeline, target, "rejected").inc(counts.rejected());
    rows.labelValues(pipeline, target, "filtered").inc(counts.filtered());
    rows.labelValues(pipeline, target, "duplicate").inc(counts.duplicate());
    rows.labelValues(pipeline, target, "deleted").inc(counts.deleted());
    bytes.labelValues(pipeline, target).inc(totals.bytes());
    copies.labelValues(pipeline, target).inc(totals.copies());
    ended(pipeline, target, Kind.COPIED);
    UnitTotals.Times times = totals.times();
    stage(pipeline, target, "read", times.read());
    stage(pipeline, target, "encode", times.encode());
    stage(pipeline, target, "connect", times.connect());
    stage(pipeline, target, "copy", times.copy());
    stage(pipeline, target, "paused", times.paused());
    stage(pipeline, target, "commit", commitMicros);
    durations.labelValues(pipeline, target).observe((times.elapsed() + commitMicros) / MICROS);
    if (totals.latency() != null) {
      latencies.add(pipeline, target, totals.latency());
    }
  }

  private void stage(String pipeline, String target, String stage, long micros) {
    stages.labelValues(pipeline, target, stage).inc(micros / MICROS);
  }

  void ended(String pipeline, String target, Kind kind) {
    units.labelValues(pipeline, target, word(kind)).inc();
  }

  void failed(String pipeline, String target) {
    units.labelValues(pipeline, target, FAILED).inc();
  }

  void retried(String pipeline, @Nullable String sqlState) {
    retries.labelValues(pipeline, sqlClass(sqlState)).inc();
  }

  private static String sqlClass(@Nullable String state) {
    return state == null || state.length() != 5 ? "none" : state.substring(0, 2);
  }

  void limited(String pipeline, PaceKind limit, long nanos) {
    waits.labelValues(pipeline, limit.name().toLowerCase(Locale.ROOT)).inc(nanos / 1e9);
  }

  void streams(String pipeline, int more) {
    streams.labelValues(pipeline).inc(more);
  }
}
