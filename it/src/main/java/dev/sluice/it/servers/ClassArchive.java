package dev.sluice.it.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The classes that {@link ForkedMain} loads, in the form in which JVMs share them (application
 * class-data sharing): a run of seconds starts in two thirds of the time.
 *
 * <p>System property {@code sluice.class.archive} names the file, which the build writes. A JVM
 * that does not find it, or was started with other jars, loads its classes from those.
 */
public final class ClassArchive {
  private static final String PROPERTY = "sluice.class.archive";

  private static final String CONFIG =
      """
      input=%s/*.csv
      until=empty
      ready=rename
      targetTable=public.t
      postgres.host=127.0.0.1
      postgres.port=%d
      postgres.database=postgres
      postgres.username=postgres
      postgres.password=postgres
      """;

  private ClassArchive() {}

  /**
   * Writes the archive of what {@code stream-csv} loads on Spark, or keeps one that was made of the
   * same jars.
   *
   * @param arguments the archive's file
   */
  public static void main(String... arguments) throws Exception {
    Path archive = Path.of(arguments[0]);
    Path madeOf = archive.resolveSibling(archive.getFileName() + ".txt");
    List<String> jars = jars();
    if (Files.exists(archive) && Files.exists(madeOf) && Files.readAllLines(madeOf).equals(jars)) {
      return;
    }
    Files.deleteIfExists(archive);
    write(archive);
    Files.write(madeOf, jars);
  }

  /** Of a JVM that uses the archive, if there is one. */
  static List<String> flags() {
    String file = System.getProperty(PROPERTY);
    return file == null || !Files.exists(Path.of(file))
        ? List.of()
        : List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off");
  }

  /**
   * A class path with its folders last, and this module's jar, which may be one: the JVM archives
   * jars only, and compares what comes first.
   */
  static String ordered(String classPath) {
    String own = ClassArchive.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .collect(
            Collectors.partitioningBy(
                entry -> Files.isDirectory(Path.of(entry)) || entry.equals(own)))
        .values()
        .stream()
        .flatMap(List::stream)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void write(Path archive) throws Exception {
    Path folder = Files.createTempDirectory("sluice-classes");
    try (LocalPostgres postgres = LocalPostgres.start();
        Connection connection = postgres.connect(LocalPostgres.SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id int)");
      Files.write(folder.resolve("a.csv"), List.of("id", "1"));
      Path config = folder.resolve("stream.properties");
      Files.writeString(config, CONFIG.formatted(folder, postgres.port()));
      List<String> jvm = ForkedMain.quickStart("-Xmx512m", "-XX:ArchiveClassesAtExit=" + archive);
      List<String> command = List.of("stream-csv", "--config=" + config);
      try (ForkedMain main = ForkedMain.start(folder, jvm, command)) {
        if (main.exitCode() != 0 || !Files.exists(archive)) {
          throw new IllegalStateException("No archive was written:\n" + main.output());
        }
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private static List<String> jars() throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : ordered(ForkedMain.classPath()).split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isRegularFile(path)) {
        jars.add("%s %s %d".formatted(entry, Files.getLastModifiedTime(path), Files.size(path)));
      }
    }
    return jars;
  }
}
