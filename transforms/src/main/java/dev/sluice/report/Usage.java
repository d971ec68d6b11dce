package dev.sluice.report;

import dev.sluice.ledger.UsageSample;
import dev.sluice.ledger.UsageSample.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What processes took while a run went on; empty where it was not measured.
 *
 * @param jvmCpu share of their machines' processors that the run's JVMs took, on average, 0 to 1
 * @param postgresCpu likewise the target's server processes, if they are on the driver's machine
 * @param machineCpuPeak the highest share of a machine's processors in use in any second
 * @param jvmBytes the most resident memory of the JVMs
 * @param heapBytes the most heap in use
 * @param postgresBytes the most memory of the server's processes, what they share counted once
 * @param collections garbage collections, and what they took
 */
public record Usage(
    OptionalDouble jvmCpu,
    OptionalDouble postgresCpu,
    OptionalDouble machineCpuPeak,
    OptionalLong jvmBytes,
    OptionalLong heapBytes,
    OptionalLong postgresBytes,
    Collections collections) {

  /**
   * Garbage collections of the JVMs.
   *
   * @param share of its time that they took of the JVM that they took most of
   */
  public record Collections(long count, long millis, double share) {}

  /** Adds up what all processes took. */
  static Usage of(List<UsageSample> samples) {
    List<UsageSample> jvms = samples.stream().filter(s -> s.role() != Role.TARGET).toList();
    List<UsageSample> server = samples.stream().filter(s -> s.role() == Role.TARGET).toList();
    Map<String, Integer> machines = new HashMap<>();
    jvms.forEach(
        sample -> machines.put(sample.process().replaceFirst(":[0-9]+$", ""), sample.processors()));
    int processors = machines.values().stream().mapToInt(Integer::intValue).sum();
    double peak = jvms.stream().mapToDouble(UsageSample::machineCpu).max().orElse(-1);
    long count = 0;
    long millis = 0;
    long resident = 0;
    long heap = 0;
    double share = 0;
    for (List<UsageSample> process : UsageSeries.byProcess(jvms).values()) {
      UsageSample first = process.get(0);
      UsageSample last = process.get(process.size() - 1);
      count += last.collections() - first.collections();
      millis += last.collectionMillis() - first.collectionMillis();
      double lived = last.at().toEpochMilli() - first.at().toEpochMilli();
      share =
          Math.max(
              share, lived <= 0 ? 0 : (last.collectionMillis() - first.collectionMillis()) / lived);
      resident += process.stream().mapToLong(UsageSample::residentBytes).max().orElse(0);
      heap += process.stream().mapToLong(UsageSample::heapBytes).max().orElse(0);
    }
    return new Usage(
        cpu(jvms, processors),
        cpu(server, server.isEmpty() ? 0 : server.get(0).processors()),
        peak < 0 ? OptionalDouble.empty() : OptionalDouble.of(peak),
        known(resident),
        known(heap),
        known(server.stream().mapToLong(UsageSample::residentBytes).max().orElse(0)),
        new Collections(count, millis, Math.min(1, share)));
  }

  private static OptionalDouble cpu(List<UsageSample> samples, int processors) {
    long first = samples.stream().mapToLong(s -> s.at().toEpochMilli()).min().orElse(0);
    long last = samples.stream().mapToLong(s -> s.at().toEpochMilli()).max().orElse(0);
    double micros = 0;
    for (List<UsageSample> process : UsageSeries.byProcess(samples).values()) {
      micros += process.get(process.size() - 1).cpuMicros() - process.get(0).cpuMicros();
    }
    return last <= first || processors == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(micros / 1e3 / (last - first) / processors);
  }

  private static OptionalLong known(long bytes) {
    return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
  }
}
