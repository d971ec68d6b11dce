package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkReleaseTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"3.5.7,2.12.18", "3.5.0-vendor-1,2.12.15", "3.4.1,2.12.17", "'',''"})
  void letsThroughWhatMayFit(String spark, String scala) {
    assertThat(new SparkRelease(spark, scala).problem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4.0.0,2.13.16", "3.5.7,2.13.8", "2.4.8,2.12.10"})
  void namesWhatDoesNot(String spark, String scala) {
    assertThat(new SparkRelease(spark, scala).problem())
        .contains(
            "Cannot use SparkRunner with this Spark: it is %s with Scala %s. Sluice needs Spark 3.5 with Scala 2.12; see docs/cluster.md for others."
                .formatted(spark, scala));
  }

  @Test
  void readsWhatTheJarsSay() throws IOException {
    Files.writeString(folder.resolve("spark-version-info.properties"), "version=4.0.0\n");
    Files.writeString(folder.resolve("library.properties"), "version.number=2.13.16\n");

    try (URLClassLoader jars = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      assertThat(SparkRelease.of(jars)).isEqualTo(new SparkRelease("4.0.0", "2.13.16"));
    }
  }
}
