package dev.sluice.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class RunnerProfileTest {
  static final List<String> NAMES = RunnerProfile.NAMES;

  @TempDir Path folder;

  @Test
  void directTurnsOffWhatOnlyTestsNeed() {
    RunnerProfile direct = RunnerProfile.load("direct");

    assertThat(direct.flags())
        .isEqualTo(
            Map.of(
                "runner", "DirectRunner",
                "enforceImmutability", "false",
                "enforceEncodability", "false",
                "blockOnRun", "false"));
    assertThat(direct.spark()).isEmpty();
  }

  @Test
  void sparkLocalTriesFailedTasksAgain() {
    RunnerProfile local = RunnerProfile.load("spark-local");

    assertThat(local.flags()).isEqualTo(Map.of("runner", "SparkRunner"));
    assertThat(local.spark())
        .isEqualTo(
            Map.of(
                "spark.master", "local[*,4]",
                "spark.ui.enabled", "false",
                "spark.driver.host", "127.0.0.1",
                "spark.driver.bindAddress", "127.0.0.1",
                "spark.speculation", "false"));
  }

  @Test
  void sparkClusterLeavesTheMasterToOthers() {
    assertThat(RunnerProfile.load("spark-cluster").spark())
        .isEqualTo(
            Map.of(
                "spark.task.maxFailures", "8",
                "spark.speculation", "false",
                "spark.locality.wait", "0s"));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyKeyHasItsReason(String name) throws IOException {
    List<String> lines =
        new String(
                RunnerProfileTest.class
                    .getResourceAsStream("/profiles/" + name + ".properties")
                    .readAllBytes(),
                StandardCharsets.UTF_8)
            .lines()
            .toList();

    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("#") && !lines.get(i).isEmpty()) {
        assertThat(lines.subList(i - 2, i)).as(lines.get(i)).allMatch(l -> l.startsWith("# "));
      }
    }
  }

  @Test
  void readsAFile() throws IOException {
    Path file = folder.resolve("own.properties");
    Files.writeString(file, "copyRetries = 9 \nspark.master=local\n");

    RunnerProfile own = RunnerProfile.load(file.toString());

    assertThat(own.name()).isEqualTo(file.toString());
    assertThat(own.flags()).isEqualTo(Map.of("copyRetries", "9"));
    assertThat(own.spark()).isEqualTo(Map.of("spark.master", "local"));
  }

  @ParameterizedTest
  @CsvSource({"fast", "/does/not/exist", "missing.properties"})
  void namesTheProfilesIfThereIsNoSuch(String name) {
    assertThatThrownBy(() -> RunnerProfile.load(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Unknown profile: \"%s\". Expected one of direct, spark-local, spark-cluster, or the path of a properties file."
                .formatted(name));
  }

  @Test
  void refusesWhatIsNotAPropertiesFile() throws IOException {
    Path file = folder.resolve("own.properties");
    Files.writeString(file, "a=\\u12\n");

    assertThatThrownBy(() -> RunnerProfile.load(file.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot read profile %s: Malformed \\uxxxx encoding.. Expected a properties file in UTF-8."
                .formatted(file));
  }

  @Test
  void belongsToARunner() {
    assertThat(RunnerProfile.nameFor("DirectRunner", Map.of())).contains("direct");
    assertThat(RunnerProfile.nameFor("SparkRunner", Map.of())).contains("spark-local");
    assertThat(RunnerProfile.nameFor("SparkRunner", Map.of("spark.master", "local[2]")))
        .contains("spark-local");
    assertThat(RunnerProfile.nameFor("SparkRunner", Map.of("spark.master", "yarn")))
        .contains("spark-cluster");
    assertThat(RunnerProfile.nameFor("SparkRunner", Map.of("SPARK_SUBMIT", "true")))
        .contains("spark-cluster");
    assertThat(RunnerProfile.nameFor("SparkRunner", Map.of("spark.submit.deployMode", "client")))
        .contains("spark-cluster");
    assertThat(RunnerProfile.nameFor("FlinkRunner", Map.of())).isEmpty();
  }

  @Test
  void whatStreamsNeedIsWeakerThanAProfile() {
    RunnerProfile streaming = RunnerProfile.load(RunnerProfile.STREAMING);
    RunnerProfile own =
        new RunnerProfile(
            "own",
            new TreeMap<>(Map.of("batchIntervalMillis", "200")),
            new TreeMap<>(Map.of("spark.ui.enabled", "false")));

    RunnerProfile both = own.over(streaming);

    assertThat(both.name()).isEqualTo("own");
    assertThat(both.flags())
        .containsEntry("batchIntervalMillis", "200")
        .containsEntry("minReadTimeMillis", streaming.flags().get("minReadTimeMillis"));
    assertThat(both.spark())
        .containsEntry("spark.ui.enabled", "false")
        .containsKey("spark.streaming.gracefulStopTimeout");
  }
}
