package dev.sluice.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A cluster's folder: Spark's jars as a distribution has them, applications, logs. */
record SparkHome(Path root) {

  private static final String PROPERTY = "sluice.spark.classpath";

  static SparkHome create() {
    List<String> jars = ClassPathFile.entries("Spark", PROPERTY);
    SparkHome home = new SparkHome(Folders.temporary("sluice-spark-"));
    try {
      Files.createDirectory(home.root().resolve("conf"));
      Files.createDirectory(home.temporary());
      Path folder = Files.createDirectory(home.root().resolve("jars"));
      for (String jar : jars) {
        Path file = Path.of(jar);
        Files.createSymbolicLink(folder.resolve(file.getFileName()), file.toAbsolutePath());
      }
    } catch (IOException e) {
      Folders.delete(home.root());
      throw new UncheckedIOException("Cannot make a Spark home in " + home.root(), e);
    }
    return home;
  }

  String classPath() {
    return root.resolve("jars").resolve("*").toString();
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path log(String process) {
    return root.resolve(process + ".log");
  }

  Path applications(String worker) {
    return root.resolve(worker);
  }
}
