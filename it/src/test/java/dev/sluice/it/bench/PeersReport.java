package dev.sluice.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables for the docs. */
final class PeersReport {
  private static final String SPEED_HEAD =
      """
      | table | system | rows/s | Sluice ÷ it | rows/s of all | Sluice ÷ it | single runs | client CPU, s | %s, s | PostgreSQL, s | peak, MiB | values |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      """;
  private static final String KILL_HEAD =
      """
      | table | system | primary key | committed at the kill | second start | rows | missing | doubled |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      """;

  private final int runs;
  private final int streams;
  private final String source;
  private final StringBuilder speeds = new StringBuilder();
  private final StringBuilder kills = new StringBuilder();
  private final Map<String, Map<String, Double>> bars = new LinkedHashMap<>();

  /**
   * @param source the server that rows are read from
   */
  PeersReport(int runs, int streams, String source) {
    this.runs = runs;
    this.streams = streams;
    this.source = source;
  }

  void add(
      PeerInput input, Map<PeerSystem, List<PeerSample>> samples, Map<PeerSystem, String> values) {
    List<PeerSample> sluice =
        samples.entrySet().stream()
            .filter(system -> system.getKey().kind() == PeerSystem.Kind.SLUICE)
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> samples.values().iterator().next());
    String name = "%s, %,d rows".formatted(input.name(), input.rows());
    samples.forEach(
        (system, all) -> {
          double speed = PeerSample.median(all, PeerSample::rowsPerSecond);
          double whole = PeerSample.median(all, PeerSample::rowsPerSecondOfAll);
          speeds.append(
              "| %s | %s | %,.0f | %.2f | %,.0f | %.2f | %s | %.2f | %.2f | %.2f | %,.0f | %s |%n"
                  .formatted(
                      name,
                      system.label(),
                      speed,
                      PeerSample.median(sluice, PeerSample::rowsPerSecond) / speed,
                      whole,
                      PeerSample.median(sluice, PeerSample::rowsPerSecondOfAll) / whole,
                      range(all),
                      PeerSample.median(all, PeerSample::cpuSeconds),
                      PeerSample.median(all, PeerSample::sourceCpu),
                      PeerSample.median(all, PeerSample::postgresCpu),
                      PeerSample.median(all, PeerSample::peakMib),
                      values.get(system)));
          bars.computeIfAbsent(name, one -> new LinkedHashMap<>()).put(system.label(), speed);
        });
  }

  private static String range(List<PeerSample> samples) {
    return "%,.0f to %,.0f"
        .formatted(
            samples.stream().mapToDouble(PeerSample::rowsPerSecond).min().orElseThrow(),
            samples.stream().mapToDouble(PeerSample::rowsPerSecond).max().orElseThrow());
  }

  void add(PeerInput input, PeerSystem system, boolean key, PeerKill kill) {
    kills.append(
        "| %s | %s | %s | %,d | %s | %,d of %,d | %,d | %,d |%n"
            .formatted(
                input.name(),
                system.label(),
                key ? "yes" : "no",
                kill.killedAt(),
                kill.exitCode() == 0 ? "done" : "failed: " + kill.error().replace("|", "\\|"),
                kill.rows(),
                kill.expected(),
                kill.missing(),
                kill.doubled()));
  }

  String markdown() {
    return "Medians of %d runs, %d streams.%n%n%s%s%s"
        .formatted(
            runs,
            streams,
            SPEED_HEAD.formatted(source),
            speeds,
            kills.isEmpty() ? "" : "\n" + KILL_HEAD + kills);
  }

  /** Into the file and the folder that the system properties name, if they do. */
  void save() throws IOException {
    String out = System.getProperty("bench.out");
    if (out != null) {
      Files.writeString(Path.of(out), markdown());
    }
    for (Map.Entry<String, Map<String, Double>> table : bars.entrySet()) {
      BarPicture.ofSpeeds(table.getKey(), table.getValue())
          .saveIfWanted("peers-" + table.getKey().replaceFirst(",.*", ""));
    }
  }
}
