package dev.sluice.it.bench;

import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.LocalPostgres;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sluice's streams side by side with their peers, each in a JVM of its own: all files of a folder,
 * all records of a topic, to the end; and what a kill leaves of each. System properties: {@code
 * bench.rows} of the files and {@code bench.records} of the topic (0 leaves either out), {@code
 * bench.runs}, {@code bench.streams}, {@code bench.systems}, {@code bench.kills} ({@code csv},
 * {@code kafka}, none for none), {@code bench.heap}, {@code bench.out}, {@code bench.pictures}.
 */
class StreamPeersBench {
  private static final int FILES = 40;
  private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
  private static final int RECORDS = Integer.getInteger("bench.records", 500_000);
  private static final int RUNS = Integer.getInteger("bench.runs", 3);
  private static final int STREAMS = Integer.getInteger("bench.streams", 2);
  private static final Set<String> KILLS =
      Set.of(System.getProperty("bench.kills", "csv,kafka").split(",", -1));

  @TempDir private Path folder;

  @Test
  void sluiceLosesAndDoublesNothingBesideItsPeers() throws Exception {
    PeersReport report = new PeersReport(RUNS, STREAMS, "Kafka");
    SideBySide sideBySide =
        new SideBySide(PeerSystem.chosenOf(PeerSystem.OF_STREAMS), RUNS, STREAMS, report);
    try (LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Settings.durable())) {
      if (ROWS > 0) {
        run(sideBySide, StreamInput.files(postgres, folder, FILES, ROWS / FILES));
      }
      if (RECORDS > 0) {
        try (LocalKafka kafka = LocalKafka.start()) {
          run(sideBySide, StreamInput.topic(postgres, kafka, folder, RECORDS));
        }
      }
    }
    System.out.println(report.markdown());
    report.save();
  }

  private static void run(SideBySide sideBySide, StreamInput input) throws Exception {
    sideBySide.compare(input);
    if (KILLS.contains(input.name())) {
      sideBySide.kill(input);
    }
  }
}
