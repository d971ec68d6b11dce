package dev.sluice.it.load;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    ManifestHeader header, List<ManifestFile> files, @Nullable LoadSummary summary) {
  private static final ObjectReader READER =
      new ObjectMapper()
          .readerFor(ManifestLine.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  public Manifest {
    files = List.copyOf(files);
  }

  /**
   * Reads a manifest, also one that is still written: a last line without its end is left out.
   *
   * @throws IOException if it cannot be read or is no manifest; the message has the line's number
   */
  public static Manifest read(Path file) throws IOException {
    String text = Files.readString(file);
    ManifestHeader header = null;
    List<ManifestFile> files = new ArrayList<>();
    LoadSummary summary = null;
    int number = 0;
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      number++;
      ManifestLine read = line(file, number, line);
      if (read instanceof ManifestHeader first) {
        header = first;
      } else if (read instanceof ManifestFile complete) {
        files.add(complete);
      } else if (read instanceof LoadSummary last) {
        summary = last;
      }
    }
    if (header == null) {
      throw new IOException(
          "Cannot read the manifest \"%s\": none of its %d lines has \"line\":\"load\". Expected a file that \"generate csv\" wrote."
              .formatted(file, number));
    }
    return new Manifest(header, files, summary);
  }

  /** The table that the rows are of. */
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

  /**
   * Whether the rows as they are computed now are those that were written.
   *
   * @param file one of {@link #files()}
   */
  public boolean isRecomputable(ManifestFile file) {
    return CsvRows.checksum(table(), file.firstIndex(), file.good()).equals(file.checksum());
  }

  private long sum(ToLongFunction<ManifestFile> what) {
    return files.stream().mapToLong(what).sum();
  }

  private static ManifestLine line(Path file, int number, String line) throws IOException {
    try {
      return READER.readValue(line);
    } catch (IOException e) {
      throw new IOException(
          "Cannot read the manifest \"%s\": line %d is none of a manifest. Expected a file that \"generate csv\" wrote."
              .formatted(file, number),
          e);
    }
  }
}
