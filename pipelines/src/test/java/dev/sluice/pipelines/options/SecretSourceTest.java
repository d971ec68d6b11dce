package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSourceTest {
  @TempDir Path folder;

  @Test
  void readsTheEnvironment() {
    assertThat(password("env:PASSWORD")).isEqualTo(new Secret("from-env"));
  }

  @Test
  void readsTheFirstLineOfAFile() throws IOException {
    Path file = folder.resolve("password");
    Files.writeString(file, " a b \nsecond line\n");

    assertThat(password("file:" + file)).isEqualTo(new Secret(" a b "));
  }

  @Test
  void refusesAPlainPasswordOnTheCommandLineWithoutShowingIt() {
    assertThat(Run.minimal().with("targetPassword", "hunter2").problems())
        .containsExactly(
            "Cannot take a plain password in --targetPassword: it is visible in the process list. Give env:NAME or file:PATH.");
  }

  @Test
  void refusesAPlainPasswordInAProfileWithoutShowingIt() throws IOException {
    Path profile = folder.resolve("own.properties");
    Files.writeString(profile, "targetPassword=hunter2\n");

    assertThat(Run.minimal().with("profile", profile.toString()).problems())
        .containsExactly(
            "Cannot take a plain password in targetPassword in profile %s: profiles are shared. Give env:NAME or file:PATH."
                .formatted(profile));
  }

  @Test
  void reportsAnUnsetVariable() {
    assertThat(Run.minimal().with("targetPassword", "env:EMPTY").problems())
        .containsExactly(
            "Cannot read --targetPassword: environment variable EMPTY is not set. Export it, or give file:PATH.");
  }

  @Test
  void reportsAMissingFile() {
    assertThat(Run.minimal().with("targetPassword", "file:/does/not/exist").problems())
        .containsExactly(
            "Cannot read --targetPassword: /does/not/exist does not exist. Create the file, or give env:NAME.");
  }

  @Test
  void reportsAFileWithoutAPassword() throws IOException {
    Path file = Files.createFile(folder.resolve("password"));

    assertThat(Run.minimal().with("targetPassword", "file:" + file).problems())
        .containsExactly(
            "Cannot read --targetPassword: the first line of %s is empty. Expected the password there."
                .formatted(file));
  }

  @Test
  void keepsPasswordsOutOfBeamsOptions() throws IOException {
    Path config = folder.resolve("m.properties");
    Files.writeString(config, "targetPassword=hunter2\n");

    MigrateSettings settings = Run.minimal().with("config", config.toString()).settings();

    assertThat(settings.pipelineOptions().toString()).doesNotContain("hunter2");
    assertThat(settings.toString()).doesNotContain("hunter2");
  }

  private static Secret password(String value) {
    return Run.minimal().with("targetPassword", value).settings().target().password();
  }
}
