package dev.sluice.it.servers;

import java.io.File;
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
    return new CassandraClassPath(ClassPathFile.entries("Cassandra", PROPERTY));
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
