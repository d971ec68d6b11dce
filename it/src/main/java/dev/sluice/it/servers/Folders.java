package dev.sluice.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Makes and deletes temporary folders. */
public final class Folders {

  private static final int DELETE_ATTEMPTS = 5;

  private Folders() {}

  /**
   * A new folder in the system's temporary folder, readable by its owner alone.
   *
   * @throws UncheckedIOException if none can be made there
   */
  public static Path temporary(String prefix) {
    try {
      return Files.createTempDirectory(prefix).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot make a folder in %s. Expected it to be writable. Set -Djava.io.tmpdir."
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  /**
   * Deletes the folder and all in it; does nothing when it is not there.
   *
   * @throws UncheckedIOException if something in it cannot be deleted
   */
  public static void delete(Path folder) {
    for (int attempt = 1; ; attempt++) {
      try {
        deleteTree(folder);
        return;
      } catch (IOException e) {
        // A dying child of the server may have written one more file: look again.
        if (attempt == DELETE_ATTEMPTS) {
          throw new UncheckedIOException(
              "Cannot delete %s. Expected nobody to write there any more. Delete it by hand."
                  .formatted(folder),
              e);
        }
      }
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
