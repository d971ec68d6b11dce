package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.profiles.RunnerProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.collection.JavaConverters;

/** {@code spark-submit --properties-file} takes every key of a profile, by Spark's own parser. */
class ProfilesUnderSparkSubmitTest {
  @TempDir Path folder;

  static Stream<String> profiles() {
    return RunnerProfile.NAMES.stream().filter(name -> !name.equals("direct"));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void takesTheWholeFile(String name) throws Exception {
    Path file = file(name);
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }

    Map<String, String> taken =
        JavaConverters.mapAsJavaMap(
            new SparkSubmitArguments(
                    JavaConverters.asScalaBuffer(
                            List.of("--properties-file", file.toString(), "--class", "x", "x.jar"))
                        .toSeq(),
                    scala.Predef$.MODULE$.Map().<String, String>empty())
                .sparkProperties());

    assertThat(taken)
        .containsAllEntriesOf(
            properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty)));
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name + ".properties");
    try (InputStream in =
        ProfilesUnderSparkSubmitTest.class.getResourceAsStream(
            "/profiles/" + name + ".properties")) {
      Files.copy(in, file);
    }
    return file;
  }
}
