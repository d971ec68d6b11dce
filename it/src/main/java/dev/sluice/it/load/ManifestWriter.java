package dev.sluice.it.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.row.SetupException;
import java.io.Closeable;
import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a manifest; each line is in the file before the next step of the load. */
final class ManifestWriter implements Closeable {
  private final ObjectMapper mapper = new ObjectMapper();
  private final Writer out;

  private ManifestWriter(Writer out) {
    this.out = out;
  }

  /**
   * Begins a manifest.
   *
   * @throws SetupException if the file is there
   */
  static ManifestWriter create(Path file) throws IOException {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.createFile(file);
      // Not a channel: the summary of an interrupted load is written, too.
      return new ManifestWriter(new FileWriter(file.toFile(), StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw new SetupException(
          "Cannot write the manifest \"%s\": it is there, from an earlier load. Name another with --manifest=FILE, or delete it if the files and rows of that load are gone."
              .formatted(file),
          e);
    }
  }

  void add(ManifestLine line) throws IOException {
    out.write(mapper.writerFor(ManifestLine.class).writeValueAsString(line));
    out.write('\n');
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
