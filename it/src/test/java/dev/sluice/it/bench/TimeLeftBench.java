package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.servers.ForkedMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether the time that a migration says is left is right, from a tenth of the work on, for an even
 * table. The first of two migrations, each in a JVM of its own, finds servers that have not read or
 * written such rows yet, and is not judged. Rows and streams by system properties {@code
 * bench.events}, {@code bench.streams}.
 */
class TimeLeftBench {
  private static final int STREAMS = Integer.getInteger("bench.streams", 2);
  private static final long ROWS = Long.getLong("bench.events", 5_000_000);
  private static final double TENTH = 0.1;
  private static final double TOLERATED = 0.2;
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void theTimeLeftIsRightWithinAFifth() throws Exception {
    try (Servers servers = Servers.start()) {
      PeerTable table = PeerTable.load(servers, new EventsTable(1), ROWS);
      errors(progress(table));
      System.out.println("Once more, with servers that are warm:");
      assertThat(errors(progress(table)))
          .isNotEmpty()
          .allMatch(error -> Math.abs(error) <= TOLERATED);
    }
  }

  /** What was said of the whole time, against what it was. */
  private static List<Double> errors(List<JsonNode> lines) {
    double seconds = lines.get(lines.size() - 1).path("seconds").asDouble();
    List<Double> off = new ArrayList<>();
    for (JsonNode line : lines) {
      double done = line.path("unitsDone").asDouble() / line.path("units").asDouble();
      double at = line.path("seconds").asDouble();
      if (done >= TENTH && done < 1) {
        double said = at + line.path("secondsLeft").asDouble();
        off.add(said / seconds - 1);
        System.out.printf(
            "%.0f %% done at %.1f s: %.1f s in all, were %.1f s: %+.0f %%%n",
            100 * done, at, said, seconds, 100 * (said / seconds - 1));
      }
    }
    return off;
  }

  private List<JsonNode> progress(PeerTable table) throws Exception {
    try (PeerTarget target = table.emptyTarget(PeerSystem.SLUICE_BINARY, true);
        ForkedMain main =
            ForkedMain.start(
                folder,
                List.of("-Xmx1g"),
                List.of(
                    "migrate",
                    "--config=" + table.servers().config(folder, target.database()),
                    "--sourceTable=" + table.keyspace() + ".events",
                    "--streams=" + STREAMS,
                    "--progress=json"))) {
      main.awaitWithin(PATIENCE, () -> false);
      assertThat(main.exitCode()).as(main.output()).isZero();
      return lines(main.output());
    }
  }

  private static List<JsonNode> lines(String output) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<String> all = output.lines()) {
      for (String line : all.filter(text -> text.startsWith("{")).toList()) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }
}
