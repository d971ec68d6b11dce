package dev.sluice.report;

import dev.sluice.ledger.NodeTotals;
import dev.sluice.ledger.UnitTime;
import dev.sluice.ledger.UsageSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A run moment by moment, and what it was made of.
 *
 * @param state how it ended
 * @param message why it did not do all; may be empty
 * @param from when it was registered; times in charts count from here
 * @param until its end, or its last sign of life
 * @param units that it committed, in no order; of a very long run the last ones
 * @param usage each process's samples in order of time
 * @param nodes of the target, and what each of them took
 * @param origins of settings that are no defaults, by name
 * @param versions of everything that took part, by name
 */
public record RunDetail(
    State state,
    String message,
    Instant from,
    Instant until,
    List<UnitTime> units,
    List<UsageSample> usage,
    List<NodeTotals> nodes,
    RoundTrips roundTrips,
    Map<String, String> origins,
    Map<String, String> versions) {

  public RunDetail {
    units = List.copyOf(units);
    usage = List.copyOf(usage);
    nodes = List.copyOf(nodes);
    origins = Map.copyOf(origins);
    versions = Map.copyOf(versions);
  }

  /** How a run ended. */
  public enum State {
    DONE,
    /** All was tried; rows are rejected, or files refused. */
    DONE_BUT,
    /** It ended and said why. */
    FAILED,
    RUNNING,
    /** It did not end, and nobody works on it. */
    DIED
  }

  /** What processes took, altogether. */
  public Usage used() {
    return Usage.of(usage);
  }

  double seconds() {
    return Math.max(0, Duration.between(from, until).toMillis() / 1e3);
  }

  /** Seconds from the beginning to a moment of the ledger's, in microseconds since 1970. */
  double at(long micros) {
    return (micros - from.toEpochMilli() * 1_000) / 1e6;
  }
}
