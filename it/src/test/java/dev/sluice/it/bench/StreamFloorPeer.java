package dev.sluice.it.bench;

import dev.sluice.it.load.Complexity;
import dev.sluice.it.load.StreamEventsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The floors of streams in a JVM of their own. */
final class StreamFloorPeer {
  private static final List<String> COLUMNS =
      new StreamEventsTable(1, Complexity.BASIC).columnNames();

  private StreamFloorPeer() {}

  public static void main(String[] arguments) throws Exception {
    StreamJob job = StreamJob.of(arguments);
    PeerJob.say("up");
    if (job.ofFiles()) {
      new CsvFloor(job.into().target(), COLUMNS, job.streams()).run(files(job));
    } else {
      KafkaFloor.of(
              job.into().target(), Map.of("bootstrap.servers", job.brokers()), job.from(), COLUMNS)
          .run(job.streams(), StreamInput.PARTITIONS, job.units());
    }
    PeerJob.say("done");
    System.exit(0);
  }

  private static List<Path> files(StreamJob job) throws IOException {
    try (Stream<Path> list = Files.list(Path.of(job.from()))) {
      return list.sorted().toList();
    }
  }
}
