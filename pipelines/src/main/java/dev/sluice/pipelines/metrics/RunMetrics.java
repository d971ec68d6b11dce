package dev.sluice.pipelines.metrics;

import dev.sluice.copy.UnitMeter;
import dev.sluice.ledger.StreamState;
import dev.sluice.ledger.TopicLedger;
import dev.sluice.pipelines.options.MetricsAddress;
import dev.sluice.row.SetupException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What Prometheus is told of one run.
 *
 * @param address where each process answers; empty if none does
 * @param pipeline the command's word
 * @param targets tables, or where else rows go
 */
public record RunMetrics(
    Optional<MetricsAddress> address, String pipeline, String runId, List<String> targets) {

  public RunMetrics {
    targets = List.copyOf(targets);
  }

  /**
   * Begins to answer, and says where.
   *
   * @throws SetupException if this process cannot listen there
   */
  public static void open(Optional<MetricsAddress> wanted, PrintStream out) {
    if (wanted.isEmpty()) {
      return;
    }
    MetricsAddress address = wanted.get();
    OptionalInt port = Exporter.of(address).port();
    if (port.isEmpty()) {
      throw new SetupException(
          "Cannot listen on --metricsHost=%s, --metricsPort=%d nor any port up to %d. Give an address of this machine and a port with a free one among the 20 from there."
              .formatted(address.host(), address.port(), address.lastPort()));
    }
    out.printf("Metrics for Prometheus: http://%s:%d/metrics%n", address.host(), port.getAsInt());
  }

  /** Of a run that has begun; this process names it from now on. */
  public static RunMetrics of(
      Optional<MetricsAddress> address, String pipeline, String runId, List<String> targets) {
    address.ifPresent(at -> Exporter.of(at).units().run(pipeline, runId, targets));
    return new RunMetrics(address, pipeline, runId, targets);
  }

  public boolean wanted() {
    return address.isPresent();
  }

  /** For the processes that do the run's units. */
  public UnitMeter meter() {
    return address
        .<UnitMeter>map(at -> new ProcessMeter(at, pipeline, runId, targets))
        .orElse(UnitMeter.NONE);
  }

  /** Shows how many units of the run there are, and how many of them are committed. */
  public void units(long planned, long done) {
    String target = String.join(", ", targets);
    address.ifPresent(at -> Exporter.of(at).gauges().units(pipeline, target, planned, done));
  }

  /** Shows what a stream has left. */
  public void stream(StreamState state) {
    address.ifPresent(at -> Exporter.of(at).gauges().stream(pipeline, state));
  }

  /** Shows how far a stream of topics is behind them; nothing for others. */
  public void lag(TopicLedger.Lag lag) {
    if (lag.partitions() > 0) {
      address.ifPresent(at -> Exporter.of(at).gauges().lag(pipeline, lag));
    }
  }
}
