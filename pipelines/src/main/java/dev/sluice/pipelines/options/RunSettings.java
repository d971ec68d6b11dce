package dev.sluice.pipelines.options;

import dev.sluice.ledger.PaceKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a run goes about its work.
 *
 * @param streams units that are copied at the same time; 0 if only the cluster knows
 * @param reportDir where the report is written; may not exist yet
 * @param restart whether to begin the job anew
 * @param truncateTarget whether to empty the target table first
 * @param metrics where Prometheus may ask; empty for nowhere
 * @param limits in a second, for all streams together; empty if there are none
 */
public record RunSettings(
    int streams,
    Optional<Path> reportDir,
    boolean restart,
    boolean truncateTarget,
    ProgressStyle progress,
    Optional<MetricsAddress> metrics,
    Map<PaceKind, Long> limits) {
  public RunSettings {
    limits = Map.copyOf(limits);
  }
}
