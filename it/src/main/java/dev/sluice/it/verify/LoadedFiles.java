package dev.sluice.it.verify;

import dev.sluice.it.load.Manifest;
import dev.sluice.it.load.ManifestFile;
import dev.sluice.ledger.LatencySketch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the ledger says of files that were loaded.
 *
 * @param byName without the folder; no two of them may have the same name
 */
public record LoadedFiles(Map<String, LoadedFile> byName) {
  private static final String SQL =
      """
      SELECT f.path, extract(epoch FROM max(u.committed_at)) * 1000, sum(u.rows_read),
             sum(u.rows_loaded), sum(u.rows_rejected), sum(u.rows_duplicate)
      FROM sluice.unit u
      JOIN sluice.file f ON f.job_id = u.job_id AND f.generation = u.generation
                        AND f.file_id = split_part(u.unit_id, '/', 2)
      GROUP BY f.path
      """;

  public LoadedFiles {
    byName = Map.copyOf(byName);
  }

  /**
   * One file.
   *
   * @param committedAt when its last unit was, in milliseconds since 1970 by the database's clock
   */
  public record LoadedFile(
      long committedAt, long read, long loaded, long rejected, long duplicate) {}

  /** Rows of several files. */
  public record Counts(long read, long loaded, long rejected, long duplicate) {}

  public static LoadedFiles read(Connection connection) throws SQLException {
    Map<String, LoadedFile> files = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SQL)) {
      while (row.next()) {
        String path = row.getString(1);
        files.put(
            path.substring(path.lastIndexOf('/') + 1),
            new LoadedFile(
                row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)));
      }
    }
    return new LoadedFiles(files);
  }

  /** Those of a load. */
  public List<LoadedFile> of(Manifest manifest) {
    return manifest.files().stream()
        .map(file -> byName.get(file.name()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The rows of a load. */
  public Counts counts(Manifest manifest) {
    List<LoadedFile> files = of(manifest);
    return new Counts(
        files.stream().mapToLong(LoadedFile::read).sum(),
        files.stream().mapToLong(LoadedFile::loaded).sum(),
        files.stream().mapToLong(LoadedFile::rejected).sum(),
        files.stream().mapToLong(LoadedFile::duplicate).sum());
  }

  /**
   * From the moment when the schedule asked for a complete file to its last commit, for each row of
   * a load. So a file that the generator or the loader held up counts with all the time it was
   * late.
   */
  public LatencySketch latency(Manifest manifest) {
    LatencySketch latency = LatencySketch.empty();
    for (ManifestFile file : manifest.files()) {
      LoadedFile loaded = byName.get(file.name());
      if (loaded != null) {
        latency.add(loaded.committedAt() - file.dueAt(), file.rows());
      }
    }
    return latency;
  }
}
