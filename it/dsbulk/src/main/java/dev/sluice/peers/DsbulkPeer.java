package dev.sluice.peers;

import com.datastax.oss.dsbulk.runner.DataStaxBulkLoader;
import com.datastax.oss.dsbulk.runner.ExitStatus;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * {@code dsbulk unload} into files, then a COPY of each file, as {@code xargs -P} with {@code psql}
 * would do it. What an earlier run left of files is overwritten.
 */
final class DsbulkPeer {
  private final String table;
  private final String url;
  private final String user;
  private final String password;

  private DsbulkPeer(String table, String url, String user, String password) {
    this.table = table;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  public static void main(String[] arguments) throws Exception {
    Path files = Files.createTempDirectory("dsbulk");
    String[] unload = unload(files, arguments);
    say("up");
    ExitStatus status = new DataStaxBulkLoader(unload).run();
    if (status != ExitStatus.STATUS_OK) {
      throw new IllegalStateException("dsbulk unload ended with " + status);
    }
    DsbulkPeer peer = new DsbulkPeer(arguments[4], arguments[5], arguments[6], arguments[7]);
    peer.copyAll(files, Integer.parseInt(arguments[8]));
    say("done");
  }

  private static String[] unload(Path files, String... arguments) {
    return new String[] {
      "unload",
      "-h",
      arguments[1],
      "-port",
      arguments[2],
      "-query",
      arguments[9],
      "-url",
      files.resolve("csv").toString(),
      "-maxConcurrentFiles",
      arguments[8],
      "-header",
      "false",
      "--connector.csv.escape",
      "\"\\\"\"",
      "--codec.binary",
      "HEX",
      "--log.directory",
      files.resolve("logs").toString(),
      "--monitoring.console",
      "false",
    };
  }

  private void copyAll(Path files, int streams) throws Exception {
    List<Path> csv;
    try (Stream<Path> found = Files.list(files.resolve("csv"))) {
      csv = found.sorted().toList();
    }
    ExecutorService threads = Executors.newFixedThreadPool(streams);
    try {
      List<Future<?>> copies = new ArrayList<>();
      for (Path file : csv) {
        copies.add(
            threads.submit(
                () -> {
                  copy(file);
                  return null;
                }));
      }
      for (Future<?> copy : copies) {
        copy.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void copy(Path file) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        InputStream in = Files.newInputStream(file)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY public.%s FROM STDIN WITH (FORMAT csv)".formatted(table), in);
    }
  }

  private static void say(String mark) {
    System.out.println("peer." + mark + " " + System.currentTimeMillis());
    System.out.flush();
  }
}
