package dev.sluice.it.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server's class path, in the file that the build writes and a system property names. */
final class ClassPathFile {
  private ClassPathFile() {}

  /**
   * The jars in it.
   *
   * @throws IllegalStateException when there is no such file
   */
  static List<String> entries(String server, String property) {
    String file = System.getProperty(property);
    if (file == null || !Files.isReadable(Path.of(file))) {
      throw new IllegalStateException(
          ("Cannot find the class path of %s: system property %s is %s."
                  + " Expected the name of a file that the build writes. Run: mvn compile")
              .formatted(server, property, file));
    }
    try {
      return List.of(Files.readString(Path.of(file)).strip().split(File.pathSeparator, -1));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s. Run: mvn compile".formatted(file), e);
    }
  }
}
