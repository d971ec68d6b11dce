package dev.sluice.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.copy.LeaseTerms;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.pipelines.options.StreamCsvSettings;
import dev.sluice.pipelines.options.StreamSettings;
import dev.sluice.pipelines.options.Streaming;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bounded pipeline whose leases are over before the work is. */
@Timeout(120)
class ShortLeasesIT {
  private static final LocalPostgres POSTGRES = SharedServers.postgres();

  /** More than a stream is issued at a time, several times over. */
  private static final int FILES = 40;

  @TempDir private Path folder;

  @Test
  void anotherPipelineGoesOn() throws Exception {
    String database = POSTGRES.newDatabase("leases");
    Path input = Files.createDirectory(folder.resolve("in"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(input.resolve(i + ".csv"), "id\n" + i + "\n");
    }
    try (Connection connection = POSTGRES.connect(database);
        Statement statement = connection.createStatement()) {
      // Without a key a row can be there twice.
      statement.execute("CREATE TABLE t (id int)");
      ByteArrayOutputStream output = new ByteArrayOutputStream();

      ExitStatus status = run(settings(database, input), output);

      assertThat(status).as(output.toString(StandardCharsets.UTF_8)).isEqualTo(ExitStatus.DONE);
      try (ResultSet row = statement.executeQuery("SELECT count(*), count(DISTINCT id) FROM t")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(FILES);
        assertThat(row.getInt(2)).isEqualTo(FILES);
      }
    }
  }

  private static ExitStatus run(StreamCsvSettings settings, ByteArrayOutputStream output)
      throws Exception {
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    return new StreamRun(settings.streaming(), new StreamCsv(settings), out).run();
  }

  private StreamCsvSettings settings(String database, Path input) throws Exception {
    Path config = Files.writeString(folder.resolve("leases.properties"), POSTGRES.config(database));
    StreamCsvSettings given =
        StreamCsvSettings.of(
            new String[] {
              "--config=" + config,
              "--input=" + input,
              "--targetTable=public.t",
              "--ready=rename",
              "--until=empty",
              "--runner=DirectRunner",
              "--streams=1"
            },
            Map.of());
    return new StreamCsvSettings(
        given.files(),
        given.dialect(),
        given.columns(),
        given.formats(),
        given.targetTable(),
        withLeasesOfAMillisecond(given.streaming()));
  }

  private static Streaming withLeasesOfAMillisecond(Streaming given) {
    StreamSettings stream = given.stream();
    return new Streaming(
        given.command(),
        given.target(),
        given.copying(),
        new StreamSettings(
            stream.until(),
            new LeaseTerms.Once(stream.leases().streams(), Duration.ofMillis(1)),
            stream.drain(),
            stream.patience()),
        given.run(),
        given.notes(),
        given.shown(),
        given.origins(),
        given.pipelineOptions(),
        given.spark(),
        given.scratch());
  }
}
