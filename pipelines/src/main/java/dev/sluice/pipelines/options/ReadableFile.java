package dev.sluice.pipelines.options;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files that others will read later. */
final class ReadableFile {
  private ReadableFile() {}

  /** Adds a problem if a flag was given and its file cannot be read here. */
  static void check(Settings settings, String flag, Problems problems) {
    Given given = settings.given().get(flag);
    if (given == null) {
      return;
    }
    boolean readable;
    try {
      Path path = Path.of(given.value());
      readable = Files.isRegularFile(path) && Files.isReadable(path);
    } catch (InvalidPathException e) {
      readable = false;
    }
    if (!readable) {
      problems.add(given.invalid("a readable file"));
    }
  }
}
