package dev.sluice.it.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a load put into its folder.
 *
 * @param files those that are complete, in the order of the schedule
 * @param summary null while the load goes on, and if its process was killed
 */
public record Manifest(
    ManifestHeader header, List<ManifestFile> files, @Nullable LoadSummary summary)
    implements LoadManifest {

  public Manifest {
    files = List.copyOf(files);
  }

  /**
   * Reads a manifest, also one that is still written: a last line without its end is left out.
   *
   * @throws IOException if it cannot be read or is no manifest; the message has the line's number
   */
  public static Manifest read(Path file) throws IOException {
    ManifestLines lines = ManifestLines.read(file, "generate csv");
    return new Manifest(
        lines.header(ManifestHeader.class),
        lines.of(ManifestFile.class),
        lines.last(LoadSummary.class));
  }

  @Override
  public StreamEventsTable table() {
    return new StreamEventsTable(header.seed(), header.complexity());
  }

  /** All rows of all files. */
  public long rows() {
    return sum(ManifestFile::rows);
  }

  /** Good rows, each counted once: what the target table has to hold. */
  public long good() {
    return sum(ManifestFile::good);
  }

  /** Rows that repeat a good one. */
  public long duplicates() {
    return sum(ManifestFile::duplicates);
  }

  /** Rows that cannot be stored. */
  public long malformed() {
    return sum(ManifestFile::malformed);
  }

  /** The size of all files. */
  public long bytes() {
    return sum(ManifestFile::bytes);
  }

  @Override
  public List<ManifestFile> goodRows() {
    return files;
  }

  @Override
  public boolean isRecomputable(GoodRows rows) {
    return CsvRows.checksum(table(), rows.firstIndex(), rows.good()).equals(rows.checksum());
  }

  private long sum(ToLongFunction<ManifestFile> what) {
    return files.stream().mapToLong(what).sum();
  }
}
