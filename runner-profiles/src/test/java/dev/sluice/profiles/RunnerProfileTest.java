package dev.sluice.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    assertThat(values(direct.flags()))
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

    assertThat(values(local.flags())).isEqualTo(Map.of("runner", "SparkRunner"));
    assertThat(values(local.spark()))
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
    assertThat(values(RunnerProfile.load("spark-cluster").spark()))
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

    int from = lines.get(0).startsWith("#") ? lines.indexOf("") : 0;
    for (String paragraph : String.join("\n", lines.subList(from, lines.size())).split("\n\n")) {
      String text = paragraph.strip();
      assertThat(text.lines().takeWhile(line -> line.startsWith("# ")).count())
          .as(text)
          .isGreaterThanOrEqualTo(2);
      assertThat(text.lines().dropWhile(line -> line.startsWith("# ")))
          .as(text)
          .isNotEmpty()
          .noneMatch(line -> line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyProfileSaysWhatItIsFor(String name) {
    assertThat(RunnerProfile.load(name).about()).isNotEmpty();
  }

  @Test
  void readsAFile() throws IOException {
    Path file = folder.resolve("own.properties");
    Files.writeString(file, "copyRetries = 9 \nspark.master=local\n");

    RunnerProfile own = RunnerProfile.load(file.toString());

    assertThat(own.name()).isEqualTo(file.toString());
    assertThat(own.flags()).isEqualTo(Map.of("copyRetries", new Setting("9", "profile " + file)));
    assertThat(own.spark())
        .isEqualTo(Map.of("spark.master", new Setting("local", "profile " + file)));
  }

  @ParameterizedTest
  @CsvSource({"fast", "/does/not/exist", "missing.properties"})
  void namesTheProfilesIfThereIsNoSuch(String name) {
    assertThatThrownBy(() -> RunnerProfile.load(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Unknown profile: \"%s\". Expected one of %s, or the path of a properties file."
                .formatted(name, String.join(", ", NAMES)));
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
  void inheritsKeyByKey() throws IOException {
    Files.createDirectory(folder.resolve("sites"));
    Path base = folder.resolve("base.properties");
    Files.writeString(base, "inherits=remote\nspark.executor.cores=2\ncopyRetries=1\n");
    Path file = folder.resolve("sites/own.properties");
    Files.writeString(
        file, "spark.sluice.inherits=../base.properties\nspark.sluice.copyRetries=2\n");

    RunnerProfile own = RunnerProfile.load(file.toString());

    assertThat(own.ancestors()).containsExactly(base.toString(), "remote", "spark-cluster");
    assertThat(own.is("remote")).isTrue();
    assertThat(own.flags())
        .containsEntry("copyRetries", new Setting("2", "profile " + file))
        .containsEntry("fetchSizeInRows", new Setting("5000", "profile remote"))
        .doesNotContainKey("inherits");
    assertThat(own.spark())
        .containsEntry("spark.executor.cores", new Setting("2", "profile " + base))
        .containsEntry("spark.executor.instances", new Setting("8", "profile remote"))
        .containsEntry("spark.task.maxFailures", new Setting("8", "profile spark-cluster"));
  }

  @Test
  void refusesToInheritFromItself() throws IOException {
    Path one = folder.resolve("one.properties");
    Path two = folder.resolve("two.properties");
    Files.writeString(one, "inherits=two.properties\n");
    Files.writeString(two, "inherits=one.properties\n");

    assertThatThrownBy(() -> RunnerProfile.load(one.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Profile %s inherits from itself: %s -> %s -> %s. Remove one of these inherits."
                .formatted(one, one, two, one));
  }

  @Test
  void refusesAnUnknownParent() throws IOException {
    Path file = folder.resolve("own.properties");
    Files.writeString(file, "inherits=remotes\n");

    assertThatThrownBy(() -> RunnerProfile.load(file.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Unknown profile: \"remotes\". Expected one of direct, ");
  }

  @Test
  void refusesASettingThatIsThereTwice() throws IOException {
    Path file = folder.resolve("own.properties");
    Files.writeString(file, "streams=1\nspark.sluice.streams=2\n");

    assertThatThrownBy(() -> RunnerProfile.load(file.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "spark.sluice.streams and streams in profile %s are the same setting. Keep one of them."
                .formatted(file));
  }

  @Test
  void whatStreamsNeedIsWeakerThanAProfile() throws IOException {
    Path file = folder.resolve("own.properties");
    Files.writeString(file, "batchIntervalMillis=200\nspark.ui.retainedJobs=3\n");
    RunnerProfile streaming = RunnerProfile.load(RunnerProfile.STREAMING);

    RunnerProfile both = RunnerProfile.load(file.toString()).over(streaming);

    assertThat(both.name()).isEqualTo(file.toString());
    assertThat(values(both.flags()))
        .containsEntry("batchIntervalMillis", "200")
        .containsEntry("minReadTimeMillis", "20");
    assertThat(values(both.spark()))
        .containsEntry("spark.ui.retainedJobs", "3")
        .containsKey("spark.streaming.gracefulStopTimeout");
  }

  private static Map<String, String> values(Map<String, Setting> settings) {
    return settings.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().value()));
  }
}
