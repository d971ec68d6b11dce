package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams keep to limits as tables do. */
@Timeout(180)
class RateLimitIT {
  private static final int FILES = 8;
  private static final int ROWS = 200;
  private static final int PER_SECOND = 800;

  @TempDir private Path folder;

  @Test
  void loadsSoManyRowsInASecond() throws Exception {
    CsvStream stream = CsvStream.create(folder);
    stream.sql("CREATE TABLE t (id int PRIMARY KEY)");
    for (int file = 0; file < FILES; file++) {
      int first = file * ROWS;
      stream.write(
          file + ".csv",
          IntStream.range(first, first + ROWS)
              .mapToObj(String::valueOf)
              .collect(Collectors.joining("\n", "id\n", "\n")));
    }

    var result =
        stream.run(
            "t",
            "--runner=DirectRunner",
            "--streams=2",
            "--sourceRowsPerSecond=" + 100 * PER_SECOND,
            "--targetRowsPerSecond=" + PER_SECOND);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(result.output())
        .contains("Limit of target rows: at most 800 rows/s (--targetRowsPerSecond), ")
        .contains("Limit of source rows: at most 80,000 rows/s");
    assertThat(stream.number("SELECT count(*) FROM t")).isEqualTo(FILES * ROWS);
    assertThat(
            stream.number(
                """
                SELECT trunc(sum(rows_loaded) / extract(epoch FROM max(committed_at) - (
                  SELECT begun_at FROM sluice.pace WHERE kind = 'target rows')))
                FROM sluice.unit"""))
        .as("rows in a second from the first reservation to the last commit")
        .isBetween((long) (0.2 * PER_SECOND), (long) PER_SECOND);
  }
}
