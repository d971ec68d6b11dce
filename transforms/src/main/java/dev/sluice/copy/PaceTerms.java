package dev.sluice.copy;

import dev.sluice.ledger.PaceKind;
import dev.sluice.row.Throttle;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A run's limits, which hold for all its processes together, and who hears of its units.
 *
 * @param target whose ledger has their clocks
 * @param runId of the run or verification
 * @param perSecond limits that there are; empty if there is none
 * @param meter also told what was waited for them
 */
public record PaceTerms(
    PostgresTarget target, String runId, Map<PaceKind, Long> perSecond, UnitMeter meter)
    implements Serializable {
  public PaceTerms {
    perSecond = Map.copyOf(perSecond);
  }

  /** Nobody hears of it. */
  public PaceTerms(PostgresTarget target, String runId, Map<PaceKind, Long> perSecond) {
    this(target, runId, perSecond, UnitMeter.NONE);
  }

  /** For those who read. */
  public Throttle source() {
    return throttle(PaceKind.SOURCE_ROWS, PaceKind.SOURCE_BYTES);
  }

  /** For those who copy. */
  Throttle copying() {
    return throttle(PaceKind.TARGET_ROWS, PaceKind.TARGET_BYTES);
  }

  /** Gives back what this process holds of them; without effect if it holds nothing. */
  public void end() {
    Pace.end(runId);
  }

  private Throttle throttle(PaceKind rows, PaceKind bytes) {
    Map<PaceKind, Long> limits = new EnumMap<>(PaceKind.class);
    for (PaceKind kind : List.of(rows, bytes)) {
      if (perSecond.containsKey(kind)) {
        limits.put(kind, perSecond.getOrDefault(kind, 0L));
      }
    }
    return limits.isEmpty() ? Throttle.NONE : new Paced(target, runId, limits, meter);
  }

  /** Waits for each limit in turn. */
  private record Paced(
      PostgresTarget target, String runId, Map<PaceKind, Long> limits, UnitMeter meter)
      implements Throttle {

    @Override
    public long pass(long rows, long bytes, Runnable beat) {
      long waited = 0;
      for (PaceKind kind : limits.keySet()) {
        boolean counted = kind == PaceKind.SOURCE_ROWS || kind == PaceKind.TARGET_ROWS;
        long nanos = Pace.of(target, runId, kind).pass(counted ? rows : bytes, beat);
        meter.limited(kind, nanos);
        waited += nanos;
      }
      return waited;
    }
  }
}
