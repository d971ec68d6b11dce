package dev.sluice.ledger;

import java.time.Instant;

/**
 * What a process took up to a moment.
 *
 * @param process host and process id
 * @param at by the target's clock
 * @param processors of its machine
 * @param cpuMicros processor time since its start
 * @param residentBytes the most since the sample before; 0 if unknown
 * @param heapBytes likewise
 * @param machineCpu the highest share of its machine's processors in use in any second since the
 *     sample before, 0 to 1; negative if unknown
 * @param collections garbage collections since its start
 * @param collectionMillis that they took
 */
public record UsageSample(
    String process,
    Role role,
    Instant at,
    int processors,
    long cpuMicros,
    long residentBytes,
    long heapBytes,
    double machineCpu,
    long collections,
    long collectionMillis) {

  /** What a process is to its run. */
  public enum Role {
    DRIVER,
    WORKER,
    /** All processes of a PostgreSQL server on the driver's machine, taken together. */
    TARGET
  }
}
