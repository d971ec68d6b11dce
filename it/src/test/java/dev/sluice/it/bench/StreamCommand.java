package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream's command in this JVM, on the SparkRunner.
 *
 * @param words the command and where its rows come from
 */
record StreamCommand(CsvTarget target, List<String> words, int streams, List<String> flags) {

  /** {@code stream-csv} of a folder. */
  static StreamCommand csv(CsvTarget target, Path input, int streams, List<String> flags) {
    return new StreamCommand(target, List.of("stream-csv", "--input=" + input), streams, flags);
  }

  /** Runs to its end and returns what it printed. */
  String run() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ExitStatus status = Main.run(command().toArray(String[]::new), out);
    String output = bytes.toString(StandardCharsets.UTF_8);
    assertThat(status).as(output).isEqualTo(ExitStatus.DONE);
    return output;
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>(words);
    command.addAll(
        List.of("--streams=" + streams, "--progress=none", "--targetTable=public.events"));
    command.addAll(new PeerDatabase(target.postgres().jdbcUrl(target.database())).flags());
    command.addAll(flags);
    return command;
  }
}
