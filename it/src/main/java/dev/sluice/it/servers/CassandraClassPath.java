package dev.sluice.it.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The server's jars, as listed in the file that the build writes. */
record CassandraClassPath(List<String> entries) {

  private static final String PROPERTY = "sluice.cassandra.classpath";

  /**
   * Reads the file named by the system property.
   *
   * @throws IllegalStateException when there is none
   */
  static CassandraClassPath load() {
    String file = System.getProperty(PROPERTY);
    if (file == null || !Files.isReadable(Path.of(file))) {
      throw new IllegalStateException(
          ("Cannot find Cassandra's class path: system property %s is %s."
                  + " Expected the name of a file that the build writes. Run: mvn compile")
              .formatted(PROPERTY, file));
    }
    try {
      String text = Files.readString(Path.of(file)).strip();
      return new CassandraClassPath(List.of(text.split(File.pathSeparator, -1)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s. Run: mvn compile".formatted(file), e);
    }
  }

  String joined() {
    return String.join(File.pathSeparator, entries);
  }

  /** The agent that measures memory. */
  String jamm() {
    return entries.stream()
        .filter(entry -> entry.matches(".*[/\\\\]jamm-[0-9.]+\\.jar"))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    ("Cannot find jamm in Cassandra's class path of %d entries."
                            + " Expected all dependencies of cassandra-all. Run: mvn compile")
                        .formatted(entries.size())));
  }
}
