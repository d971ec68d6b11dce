package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.copy.Connections;
import dev.sluice.it.load.EventsTable;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import dev.sluice.row.Unit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * What {@code verify} costs beside a plain scan of each side, and whether it finds single values in
 * a large table. Rows, runs and streams by system properties {@code bench.events}, {@code
 * bench.runs}, {@code bench.streams}.
 */
class VerifyBench {
  private static final int STREAMS = Integer.getInteger("bench.streams", 4);
  private static final int RUNS = Integer.getInteger("bench.runs", 3);
  private static final long ROWS = Long.getLong("bench.events", 1_000_000);
  private static final double NANOS = 1e9;

  @TempDir private Path folder;

  @Test
  void costsAScanOfEachSideAndFindsSingleValues() throws Exception {
    try (Servers servers = Servers.start()) {
      Table table = servers.load(new EventsTable(1), ROWS, STREAMS);
      Path config = servers.config(folder, table.target().database());
      run(ExitStatus.DONE, "migrate", config, table);
      List<Double> scans = new ArrayList<>();
      List<Double> verifies = new ArrayList<>();
      for (int run = -1; run < RUNS; run++) {
        double scan = scan(table);
        long start = System.nanoTime();
        run(ExitStatus.DONE, "verify", config, table);
        double verify = (System.nanoTime() - start) / NANOS;
        System.out.printf("run %d: scans %.2f s, verify %.2f s%n", run, scan, verify);
        if (run >= 0) {
          scans.add(scan);
          verifies.add(verify);
        }
      }
      System.out.printf(
          "| %,d rows | both scans %.2f s | verify %.2f s | %.2f |%n",
          ROWS, median(scans), median(verifies), median(verifies) / median(scans));
      damage(table);
      long start = System.nanoTime();
      String found = run(ExitStatus.DONE_WITH_REJECTS, "verify", config, table);
      System.out.printf("with differences: %.2f s%n", (System.nanoTime() - start) / NANOS);
      assertThat(found).contains("1 missing in the target, 1 only there, 3 with other values");
      System.out.println(found);
    }
  }

  private static double median(List<Double> figures) {
    return figures.stream().sorted().toList().get(figures.size() / 2);
  }

  private static String run(
      ExitStatus expected, String command, Path config, Table table, String... flags) {
    List<String> line = new ArrayList<>(List.of(command, "--config=" + config));
    line.add("--sourceTable=" + table.query().table());
    line.add("--streams=" + STREAMS);
    line.add("--progress=none");
    line.addAll(Arrays.asList(flags));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExitStatus status =
        Main.run(line.toArray(String[]::new), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String output = bytes.toString(StandardCharsets.UTF_8);
    assertThat(status).as(output).isEqualTo(expected);
    return output;
  }

  /** Reads the source by as many threads as streams, then the target by one COPY; in seconds. */
  private static double scan(Table table) throws Exception {
    long start = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(STREAMS);
    try {
      List<Future<?>> reads = new ArrayList<>();
      for (Unit unit : table.units()) {
        reads.add(threads.submit(() -> table.readUnit(unit, page -> {})));
      }
      for (Future<?> read : reads) {
        read.get();
      }
    } finally {
      threads.shutdownNow();
    }
    try (Connection connection = open(table)) {
      CopyOut copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("COPY " + table.copy().table().quoted() + " TO STDOUT (FORMAT binary)");
      byte[] rows;
      do {
        rows = copy.readFromCopy();
      } while (rows != null);
    }
    return (System.nanoTime() - start) / NANOS;
  }

  private static Connection open(Table table) throws Exception {
    return Connections.open(table.target(), 0, "bench");
  }

  /** A row less, a changed byte, a row more, two swapped values. */
  private static void damage(Table table) throws Exception {
    try (Connection connection = open(table);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TEMP TABLE chosen AS
            SELECT row_number() OVER () AS n, event_id, attempts
            FROM (SELECT DISTINCT ON (attempts) event_id, attempts
                  FROM (SELECT * FROM events WHERE length(payload) > 0 AND attempts IS NOT NULL LIMIT 1000) s
                  LIMIT 4) c;
          DELETE FROM events WHERE event_id = (SELECT event_id FROM chosen WHERE n = 1);
          UPDATE events SET payload = set_byte(payload, 0, get_byte(payload, 0) # 1)
            WHERE event_id = (SELECT event_id FROM chosen WHERE n = 2);
          INSERT INTO events (customer_id, event_id) VALUES ('nobody', gen_random_uuid());
          UPDATE events e SET attempts =
              (SELECT attempts FROM chosen c WHERE n > 2 AND c.event_id <> e.event_id)
            WHERE event_id IN (SELECT event_id FROM chosen WHERE n > 2);
          """);
    }
  }
}
