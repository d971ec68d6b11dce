package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.SparkCluster;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled jar on a standalone cluster, with readers and copies in executors of their own. */
class ClusterStreamIT {
  @TempDir Path folder;

  @Test
  void loadsFilesByTheExecutorsOfACluster() throws Exception {
    CsvStream stream = CsvStream.create(folder);
    stream.sql("CREATE TABLE t (id int, text text)");
    for (int file = 0; file < 20; file++) {
      stream.write("f%02d.csv".formatted(file), "id,text\n%d,a\\,b\n".formatted(file));
    }

    String output;
    int exitCode;
    try (SparkCluster cluster = SparkCluster.start();
        ForkedMain main =
            cluster.submit(
                folder,
                Map.of(),
                stream.command(
                    "t",
                    "--until=empty",
                    "--ready=rename",
                    "--escape=\\",
                    "--checkpointDir=" + folder.resolve("checkpoints").toUri()))) {
      exitCode = main.exitCode();
      output = main.output();
    }

    assertThat(output).contains("20 read = 20 loaded", "20 done");
    assertThat(exitCode).as(output).isZero();
    assertThat(stream.number("SELECT count(DISTINCT id) FROM t WHERE text = 'a,b'")).isEqualTo(20);
    assertThat(stream.number("SELECT count(*) FROM t")).isEqualTo(20);
  }
}
