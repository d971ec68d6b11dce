package dev.sluice.pipelines.options;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/**
 * Which Spark is on the class path, by what its jars say of themselves: classes of another release
 * need not link.
 *
 * @param spark such as 3.5.7; empty if unknown
 * @param scala such as 2.12.18; empty if unknown
 */
public record SparkRelease(String spark, String scala) {

  /** Reads the jars of a class path. */
  public static SparkRelease of(ClassLoader loader) {
    return new SparkRelease(
        property(loader, "spark-version-info.properties", "version"),
        property(loader, "library.properties", "version.number"));
  }

  /** Why Sluice cannot run on it; empty if it can, or if nothing is known. */
  Optional<String> problem() {
    boolean fits = spark.isEmpty() || spark.startsWith("3.");
    boolean scalaFits = scala.isEmpty() || scala.startsWith("2.12.");
    return fits && scalaFits
        ? Optional.empty()
        : Optional.of(
            "Cannot use SparkRunner with this Spark: it is %s with Scala %s. Sluice needs Spark 3.5 with Scala 2.12; see docs/cluster.md for others."
                .formatted(
                    spark.isEmpty() ? "unknown" : spark, scala.isEmpty() ? "unknown" : scala));
  }

  private static String property(ClassLoader loader, String resource, String key) {
    try (InputStream file = loader.getResourceAsStream(resource)) {
      Properties properties = new Properties();
      if (file != null) {
        properties.load(file);
      }
      return properties.getProperty(key, "");
    } catch (IOException | IllegalArgumentException e) {
      return "";
    }
  }
}
