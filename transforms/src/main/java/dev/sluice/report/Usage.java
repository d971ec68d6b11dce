package dev.sluice.report;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What processes took while a stream ran; empty where it cannot be measured from here.
 *
 * @param jvmCpu share of the machine's processors that this JVM took, on average, 0 to 1
 * @param postgresCpu likewise the target's server processes, if they are on this machine
 * @param machineCpuPeak the highest share of the machine's processors in use in any second
 * @param jvmBytes the most resident memory of this JVM
 * @param heapBytes the most heap in use
 * @param postgresBytes the most memory of the server's processes, what they share counted once
 * @param collections garbage collections, and the milliseconds that they took
 */
public record Usage(
    OptionalDouble jvmCpu,
    OptionalDouble postgresCpu,
    OptionalDouble machineCpuPeak,
    OptionalLong jvmBytes,
    OptionalLong heapBytes,
    OptionalLong postgresBytes,
    Collections collections) {

  /** Garbage collections of this JVM. */
  public record Collections(long count, long millis) {}
}
