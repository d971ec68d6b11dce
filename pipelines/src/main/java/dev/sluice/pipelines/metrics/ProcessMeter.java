package dev.sluice.pipelines.metrics;

import dev.sluice.copy.UnitMeter;
import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.UnitTotals;
import dev.sluice.pipelines.options.MetricsAddress;
import dev.sluice.row.CopyOutcome.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Travels with the units and counts in the process that it finds itself in. */
record ProcessMeter(MetricsAddress address, String pipeline, String runId, List<String> targets)
    implements UnitMeter {
  private static final long serialVersionUID = 1L;

  ProcessMeter {
    targets = List.copyOf(targets);
  }

  private UnitMetrics here() {
    return Exporter.of(address).units();
  }

  @Override
  public void streams(int more) {
    here().run(pipeline, runId, targets);
    here().streams(pipeline, more);
  }

  @Override
  public void committed(String target, UnitTotals totals, long commitMicros) {
    here().committed(pipeline, target, totals, commitMicros);
  }

  @Override
  public void ended(String target, Kind kind) {
    here().ended(pipeline, target, kind);
  }

  @Override
  public void failed(String target) {
    here().failed(pipeline, target);
  }

  @Override
  public void retried(@Nullable String sqlState) {
    here().retried(pipeline, sqlState);
  }

  @Override
  public void limited(PaceKind limit, long nanos) {
    here().limited(pipeline, limit, nanos);
  }
}
