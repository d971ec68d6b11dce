package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.it.report.ReportPage;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The report of a stream as a browser shows it, and as the ledger makes it again. */
@Timeout(120)
class StreamReportIT {
  @TempDir Path folder;

  @Test
  void showsLatencyUnitsAndRejects() throws Exception {
    CsvStream stream = CsvStream.create(folder);
    stream.sql("CREATE TABLE t (id int PRIMARY KEY, name text)");
    for (int file = 0; file < 20; file++) {
      stream.write("f%02d.csv".formatted(file), "id,name\n%d,one\n%dx,two\n".formatted(file, file));
    }
    Path own = folder.resolve("own");
    Path made = folder.resolve("made");

    var result = stream.run("t", "--runner=DirectRunner", "--reportDir=" + own);
    var again =
        StreamTarget.run(List.of("report", "--config=" + stream.config, "--reportDir=" + made));

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(again.status()).as(again.output()).isEqualTo(ExitStatus.DONE);
    JsonNode json = new ObjectMapper().readTree(ReportPage.file(own, ".json").toFile());
    JsonNode fromLedger = new ObjectMapper().readTree(ReportPage.file(made, ".json").toFile());
    assertThat(json.at("/latencySeconds")).isEqualTo(fromLedger.at("/latencySeconds"));
    assertThat(json.at("/timeline")).isEqualTo(fromLedger.at("/timeline"));
    assertThat(json.at("/rows")).isEqualTo(fromLedger.at("/rows"));
    assertThat(json.at("/rows/loaded").asLong()).isEqualTo(20);
    assertThat(json.at("/target").asText()).contains("table public.t");
    ReportPage.check(own);
  }
}
