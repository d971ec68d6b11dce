package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.pipelines.options.ProfilesSettings.As;
import dev.sluice.pipelines.options.ProfilesSettings.Profile;
import dev.sluice.profiles.RunnerProfile;
import dev.sluice.profiles.Setting;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesSettingsTest {
  @TempDir Path folder;

  @Test
  void listsAllThatComeWithSluice() {
    assertThat(settings("list").profiles())
        .extracting(Profile::name)
        .isEqualTo(RunnerProfile.NAMES);
  }

  @Test
  void showsWhereEachSettingComesFrom() throws IOException {
    Path config = folder.resolve("m.properties");
    Files.writeString(
        config, "unitRows=7\ncassandra.fetchSizeInRows=9\nspark.executor.memory=2g\n");

    Profile remote =
        settings("show", "remote", "--streams=48", "--config=" + config).profiles().get(0);

    assertThat(remote.ancestors()).containsExactly("spark-cluster");
    assertThat(remote.streams()).hasValue(48);
    assertThat(remote.settings())
        .containsEntry("streams", new Setting("48", "--streams"))
        .containsEntry("spark.executor.instances", new Setting("12", "--streams"))
        .containsEntry("spark.executor.cores", new Setting("4", "profile remote"))
        .containsEntry("spark.task.maxFailures", new Setting("8", "profile spark-cluster"))
        .containsEntry("spark.executor.memory", new Setting("2g", "m.properties"))
        .containsEntry("unitRows", new Setting("7", "m.properties"))
        .containsEntry("fetchSizeInRows", new Setting("9", "m.properties"))
        .containsEntry("copyRetries", new Setting("3", "-D or spark-submit"))
        .doesNotContainKey("copyFormat");
    assertThat(remote.notes()).isEmpty();
  }

  @Test
  void showsDefaultsIfAsked() {
    assertThat(settings("show", "direct", "--defaults").profiles().get(0).settings())
        .containsEntry("copyFormat", new Setting("auto", "default"))
        .containsEntry("enforceImmutability", new Setting("false", "profile direct"));
  }

  @Test
  void showsWhatAnotherCommandWouldTake() {
    ProfilesSettings settings =
        settings("show", "remote", "--as=json", "--forCommand=stream-kafka", "--until=8h");

    assertThat(settings.as()).isEqualTo(As.JSON);
    assertThat(settings.profiles().get(0).settings())
        .containsEntry("until", new Setting("8h", "--until"))
        .containsEntry("spark.streaming.concurrentJobs", new Setting("4", "profile streaming"))
        .doesNotContainKey("fetchSizeInRows");
  }

  @Test
  void whatIsThereIsLoadedWithoutTheProfileForStreams() {
    ProfilesSettings settings =
        settings("show", "remote", "--forCommand=stream-kafka", "--until=empty");

    assertThat(settings.profiles().get(0).settings())
        .containsEntry("until", new Setting("empty", "--until"))
        .doesNotContainKey("spark.streaming.concurrentJobs");
  }

  @Test
  void hidesPasswords() throws IOException {
    Path config = folder.resolve("m.properties");
    Files.writeString(config, "targetPassword=hunter2\nspark.authenticate.secret=hunter2\n");

    assertThat(settings("show", "remote", "--config=" + config).profiles().get(0).settings())
        .containsEntry("targetPassword", new Setting("***", "m.properties"))
        .containsEntry("spark.authenticate.secret", new Setting("***", "m.properties"));
  }

  @Test
  void saysWhatItExpects() {
    assertThat(problems())
        .containsExactly(
            "Missing the word behind profiles. Expected profiles list, or profiles show NAME|FILE.");
    assertThat(problems("list", "--streams=3"))
        .containsExactly(
            "Cannot use --streams with profiles list. See one with: profiles show NAME.");
    assertThat(problems("show", "--as=yaml"))
        .containsExactly(
            "Invalid --as: \"yaml\". Expected one of text, json, properties.",
            "Missing the profile. Expected profiles show NAME|FILE, with one of %s, or a file."
                .formatted(String.join(", ", RunnerProfile.NAMES)));
    assertThat(problems("show", "remote", "--streams=50", "--copyRetry=1"))
        .containsExactly(
            "Unknown flag --copyRetry. Did you mean --copyRetries?",
            "--streams=50 is no multiple of 4, the streams of an executor (spark.executor.cores=4, profile remote). Give a multiple, or your own spark.executor.instances.");
  }

  private static ProfilesSettings settings(String... arguments) {
    return ProfilesSettings.of(
        arguments,
        new Surroundings(Map.of(), Map.of("spark.sluice.copyRetries", "3"), 6, 1L << 30, false));
  }

  private static List<String> problems(String... arguments) {
    return catchThrowableOfType(SetupException.class, () -> settings(arguments)).problems();
  }
}
