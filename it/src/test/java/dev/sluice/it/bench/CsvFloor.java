package dev.sluice.it.bench;

import dev.sluice.copy.Connections;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.copy.TargetTable;
import dev.sluice.csv.CsvDialect;
import dev.sluice.csv.FileRange;
import dev.sluice.csv.FileUnit;
import dev.sluice.csv.FileVersion;
import dev.sluice.csv.Fingerprints;
import dev.sluice.csv.OnChanged;
import dev.sluice.encode.InvalidText;
import dev.sluice.encode.TextEncoder;
import dev.sluice.encode.TextFormats;
import dev.sluice.encode.TextSettings;
import dev.sluice.row.Chunk;
import dev.sluice.row.TableName;
import dev.sluice.row.Unit;
import dev.sluice.types.HeaderMatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.beam.sdk.io.FileSystems;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The same parser and encoder on plain threads, each with one connection: a COPY and a transaction
 * for each file, no plan and no ledger. Nothing can be faster with these parts.
 */
record CsvFloor(PostgresTarget target, List<String> columns, int streams) {
  private static final CsvDialect DIALECT = CsvDialect.standard();

  void run(List<Path> files) throws Exception {
    Queue<Path> waiting = new ConcurrentLinkedQueue<>(files);
    ExecutorService threads = Executors.newFixedThreadPool(streams);
    try {
      List<Future<?>> copies = new ArrayList<>();
      for (int stream = 0; stream < streams; stream++) {
        copies.add(
            threads.submit(
                () -> {
                  copy(waiting);
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

  private void copy(Queue<Path> waiting) throws Exception {
    try (Connection connection = Connections.open(target, 0, "floor")) {
      connection.setAutoCommit(false);
      HeaderMatch.Result match =
          HeaderMatch.match(
              columns,
              TargetTable.read(connection, new TableName("public", "events")).orElseThrow(),
              List.of(),
              HeaderMatch.Extra.REFUSE);
      TextEncoder encoder =
          new TextEncoder(
              new TextSettings(
                  match.columns(),
                  InvalidText.REJECT,
                  TextFormats.standard(),
                  (row, place) -> "{}"));
      for (Path file = waiting.poll(); file != null; file = waiting.poll()) {
        copy(connection, encoder, match.fields(), file);
        connection.commit();
      }
    }
  }

  private void copy(Connection connection, TextEncoder encoder, List<Integer> fields, Path file)
      throws Exception {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY events (%s) FROM STDIN WITH (FORMAT csv)"
                    .formatted(String.join(", ", columns)));
    FileRange.read(
        unit(file), DIALECT, OnChanged.REFUSE, fields, page -> send(copy, encoder.encode(page)));
    copy.endCopy();
  }

  private static boolean send(CopyIn copy, Chunk chunk) {
    if (chunk.failure() != null || !chunk.refused().isEmpty()) {
      throw new IllegalStateException("Cannot copy a chunk: " + chunk);
    }
    try {
      copy.writeToCopy(chunk.bytes(), 0, chunk.bytes().length);
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException("The floor's COPY failed", e);
    }
  }

  private FileUnit unit(Path file) throws Exception {
    FileVersion version = Fingerprints.of(FileSystems.matchSingleFileSpec(file.toString()));
    int header = String.join(",", columns).getBytes(StandardCharsets.UTF_8).length + 1;
    Unit all = new Unit(file.toString(), String.valueOf(header), String.valueOf(version.size()), 0);
    return new FileUnit(all, version, 2, columns);
  }
}
