package dev.sluice.pipelines.metrics;

import dev.sluice.ledger.StreamState;
import dev.sluice.ledger.TopicLedger;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;

/** How far a run is, as its command last saw it in the ledger. */
final class RunGauges {
  private final Gauge planned;
  private final Gauge done;
  private final Gauge units;
  private final Gauge files;
  private final Gauge lookedAt;
  private final Gauge lag;
  private final Gauge mostLag;

  RunGauges(PrometheusRegistry registry) {
    planned = gauge("sluice_planned_units", "Units of the run.", "target").register(registry);
    done =
        gauge("sluice_done_units", "Units of the run that are committed.", "target")
            .register(registry);
    units =
        gauge("sluice_stream_units", "Planned units of a stream that are not committed.", "state")
            .register(registry);
    files =
        gauge(
                "sluice_stream_files",
                "Files that are not complete yet, or not yet cut into units.",
                "state")
            .register(registry);
    lookedAt =
        gauge(
                "sluice_stream_last_look_timestamp_seconds",
                "When the stream last looked for input, by the target's clock.")
            .unit(Unit.SECONDS)
            .register(registry);
    lag =
        gauge("sluice_stream_lag_records", "Offsets of the topics that are not committed.")
            .register(registry);
    mostLag =
        gauge("sluice_stream_partition_lag_records", "The same of the partition that has the most.")
            .register(registry);
  }

  private static Gauge.Builder gauge(String name, String help, String... more) {
    String[] labels = new String[1 + more.length];
    labels[0] = "pipeline";
    System.arraycopy(more, 0, labels, 1, more.length);
    return Gauge.builder().name(name).help(help).labelNames(labels);
  }

  void units(String pipeline, String target, long all, long committed) {
    planned.labelValues(pipeline, target).set((double) all);
    done.labelValues(pipeline, target).set((double) committed);
  }

  void stream(String pipeline, StreamState state) {
    units.labelValues(pipeline, "waiting").set(state.waiting());
    units.labelValues(pipeline, "issued").set(state.issued());
    units.labelValues(pipeline, "failed").set(state.failed());
    files.labelValues(pipeline, "waiting").set(state.filesWaiting());
    files.labelValues(pipeline, "planning").set(state.filesPlanning());
    state.lookedAt().ifPresent(at -> lookedAt.labelValues(pipeline).set(at.toEpochMilli() / 1e3));
  }

  void lag(String pipeline, TopicLedger.Lag behind) {
    lag.labelValues(pipeline).set((double) behind.offsets());
    mostLag.labelValues(pipeline).set((double) behind.most());
  }
}
