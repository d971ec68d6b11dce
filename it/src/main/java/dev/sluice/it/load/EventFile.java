package dev.sluice.it.load;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A CSV file on its way: deleted on {@link #close()} unless it was completed. */
final class EventFile implements Closeable {
  private final Path file;
  private final Path written;
  private final OutputStream out;
  private long bytes;
  private boolean complete;

  private EventFile(Path file, Path written, OutputStream out) {
    this.file = file;
    this.written = written;
    this.out = out;
  }

  /**
   * Begins a file.
   *
   * @param rename whether it gets its name when it is complete
   */
  static EventFile create(Path folder, String name, boolean rename) throws IOException {
    Path file = folder.resolve(name);
    Path written = rename ? folder.resolve("." + name + ".part") : file;
    Files.createFile(written);
    // An interrupt would close a channel, and leave half a file.
    return new EventFile(file, written, new FileOutputStream(written.toFile()));
  }

  void append(CsvBytes rows) throws IOException {
    bytes += rows.drainTo(out);
  }

  long bytes() {
    return bytes;
  }

  /** Makes the file final, under its name. */
  void complete() throws IOException {
    out.close();
    if (!written.equals(file)) {
      // The move would replace it without a word.
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(
            file.toString(), null, "another generator writes into this folder");
      }
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
    complete = true;
  }

  @Override
  public void close() throws IOException {
    out.close();
    if (!complete) {
      Files.deleteIfExists(written);
    }
  }
}
