package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.DemoTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Sluice side by side with its peers, each in a JVM of its own, over the same servers; and what a
 * kill leaves of each. System properties: {@code bench.readings}, {@code bench.events}, {@code
 * bench.texts} for rows (0 leaves a table out), {@code bench.runs}, {@code bench.streams}, {@code
 * bench.systems}, {@code bench.kills} for the tables whose copies are killed (none for none),
 * {@code bench.heap}, {@code bench.out}, {@code bench.pictures}.
 */
class PeersBench {
  private static final int STREAMS = Integer.getInteger("bench.streams", 4);
  private static final int RUNS = Integer.getInteger("bench.runs", 3);
  private static final Map<String, Long> ROWS =
      Map.of("readings", 50_000L, "events", 300_000L, "texts", 20_000L);
  private static final List<String> TABLES = List.of("readings", "events", "texts");
  private static final Set<PeerSystem> SYSTEMS = systems();

  @Test
  void sluiceLosesAndDoublesNothingBesideItsPeers() throws Exception {
    PeersReport report = new PeersReport(RUNS, STREAMS);
    try (Servers servers = Servers.start()) {
      for (String name : TABLES) {
        long rows = Long.getLong("bench." + name, ROWS.get(name));
        if (rows > 0) {
          DemoTable table = PeerJob.table(name);
          compare(PeerTable.load(servers, table, rows), report);
        }
      }
    }
    System.out.println(report.markdown());
    report.save();
  }

  private static void compare(PeerTable table, PeersReport report) throws Exception {
    Map<PeerSystem, List<PeerSample>> samples = new EnumMap<>(PeerSystem.class);
    Map<PeerSystem, String> values = new EnumMap<>(PeerSystem.class);
    for (int run = 0; run < RUNS; run++) {
      for (PeerSystem system : SYSTEMS) {
        try (PeerTarget target = table.emptyTarget(system, true)) {
          PeerSample sample = PeerSample.measure(table, system, table.job(system, target, STREAMS));
          assertThat(target.rows()).as("rows of %s", system).isEqualTo(table.rows());
          if (run == 0) {
            values.put(system, table.compareValues(system, target));
          }
          samples.computeIfAbsent(system, one -> new ArrayList<>()).add(sample);
          System.out.printf(
              "%s, run %d, %s: %s, values %s%n",
              table.table().name(), run, system.label(), sample, values.get(system));
        }
      }
    }
    report.add(table, samples, values);
    if (killed().contains(table.table().name())) {
      kill(table, report);
    }
  }

  private static void kill(PeerTable table, PeersReport report) throws Exception {
    for (PeerSystem system : SYSTEMS) {
      // The floor keeps no promise to be held to.
      if (system != PeerSystem.FLOOR) {
        for (boolean key : List.of(false, true)) {
          PeerKill kill = PeerKill.of(table, system, STREAMS, key);
          System.out.printf(
              "%s, %s, %s: %s%n",
              table.table().name(), system.label(), key ? "primary key" : "no primary key", kill);
          report.add(table, system, key, kill);
          if (system == PeerSystem.SLUICE_BINARY || system == PeerSystem.SLUICE_CSV) {
            assertThat(List.of(kill.exitCode(), kill.missing(), kill.doubled()))
                .as("exit code, missing and doubled rows of Sluice")
                .containsExactly(0, 0L, 0L);
          }
        }
      }
    }
  }

  private static Set<String> killed() {
    return Set.of(System.getProperty("bench.kills", String.join(",", TABLES)).split(",", -1));
  }

  private static Set<PeerSystem> systems() {
    String chosen = System.getProperty("bench.systems", "");
    return chosen.isEmpty()
        ? EnumSet.allOf(PeerSystem.class)
        : Arrays.stream(chosen.split(",", -1))
            .map(PeerSystem::named)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(PeerSystem.class)));
  }
}
