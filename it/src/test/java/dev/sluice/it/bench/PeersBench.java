package dev.sluice.it.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Sluice side by side with its peers, each in a JVM of its own, over the same servers; and what a
 * kill leaves of each. System properties: {@code bench.readings}, {@code bench.events}, {@code
 * bench.texts} for rows (0 leaves a table out), {@code bench.runs}, {@code bench.streams}, {@code
 * bench.systems}, {@code bench.kills} for the tables whose copies are killed (none for none),
 * {@code bench.heap}, {@code bench.clientShare} for the percentage of the time in which a peer may
 * run once it is up, {@code bench.out}, {@code bench.pictures}.
 */
class PeersBench {
  private static final int STREAMS = Integer.getInteger("bench.streams", 4);
  private static final int RUNS = Integer.getInteger("bench.runs", 3);
  private static final Map<String, Long> ROWS =
      Map.of("readings", 50_000L, "events", 300_000L, "texts", 20_000L);
  private static final List<String> TABLES = List.of("readings", "events", "texts");

  @Test
  void sluiceLosesAndDoublesNothingBesideItsPeers() throws Exception {
    PeersReport report = new PeersReport(RUNS, STREAMS, "Cassandra");
    SideBySide sideBySide =
        new SideBySide(PeerSystem.chosenOf(PeerSystem.OF_TABLES), RUNS, STREAMS, report);
    try (Servers servers = Servers.start()) {
      for (String name : TABLES) {
        long rows = Long.getLong("bench." + name, ROWS.get(name));
        if (rows > 0) {
          PeerTable table = PeerTable.load(servers, PeerJob.table(name), rows);
          sideBySide.compare(table);
          if (killed().contains(name)) {
            sideBySide.kill(table);
          }
        }
      }
    }
    System.out.println(report.markdown());
    report.save();
  }

  private static Set<String> killed() {
    return Set.of(System.getProperty("bench.kills", String.join(",", TABLES)).split(",", -1));
  }
}
