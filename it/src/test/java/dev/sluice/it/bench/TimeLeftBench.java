package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.it.load.EventsTable;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether the time that a migration says is left is right, from a tenth of the work on, for an even
 * table. Rows and streams by system properties {@code bench.events}, {@code bench.streams}.
 */
class TimeLeftBench {
  private static final int STREAMS = Integer.getInteger("bench.streams", 2);
  private static final long ROWS = Long.getLong("bench.events", 1_000_000);
  private static final double TENTH = 0.1;
  private static final double TOLERATED = 0.2;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void theTimeLeftIsRightWithinAFifth() throws Exception {
    try (Servers servers = Servers.start()) {
      Table table = servers.load(new EventsTable(1), ROWS, STREAMS);
      List<JsonNode> lines = progress(servers, table);
      double seconds = lines.get(lines.size() - 1).path("seconds").asDouble();
      List<Double> off = new ArrayList<>();
      for (JsonNode line : lines) {
        double done = line.path("unitsDone").asDouble() / line.path("units").asDouble();
        if (done >= TENTH && done < 1) {
          double said = line.path("seconds").asDouble() + line.path("secondsLeft").asDouble();
          off.add(said / seconds - 1);
          System.out.printf(
              "%.0f %% done: %.1f s in all, were %.1f s: %+.0f %%%n",
              100 * done, said, seconds, 100 * (said / seconds - 1));
        }
      }
      assertThat(off).isNotEmpty().allMatch(error -> Math.abs(error) <= TOLERATED);
    }
  }

  private List<JsonNode> progress(Servers servers, Table table) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExitStatus status =
        Main.run(
            new String[] {
              "migrate",
              "--config=" + servers.config(folder, table.target().database()),
              "--sourceTable=" + table.query().table(),
              "--streams=" + STREAMS,
              "--progress=json"
            },
            new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String output = bytes.toString(StandardCharsets.UTF_8);
    assertThat(status).as(output).isEqualTo(ExitStatus.DONE);
    return lines(output);
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
