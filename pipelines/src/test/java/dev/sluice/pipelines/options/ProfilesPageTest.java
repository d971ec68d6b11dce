package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.profiles.RunnerProfile;
import dev.sluice.profiles.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProfilesPageTest {
  private static final Path PAGE = Path.of("../docs/profiles.md");
  private static final String BEGIN = "<!-- profiles -->\n";
  private static final String END = "<!-- /profiles -->";

  /** {@code -Dsluice.writeDocs=true} writes the table instead of comparing it. */
  @Test
  void docsSayWhatTheFilesSay() throws IOException {
    String page = Files.readString(PAGE);
    String written =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table()
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("sluice.writeDocs")) {
      Files.writeString(PAGE, written);
    }

    assertThat(PAGE)
        .as("docs/profiles.md; mvn -pl pipelines -am test -Dsluice.writeDocs=true writes it")
        .hasContent(written);
  }

  private static String table() {
    return "| profile | inherits | for | its own settings |\n| --- | --- | --- | --- |\n"
        + RunnerProfile.NAMES.stream()
            .map(RunnerProfile::load)
            .map(ProfilesPageTest::row)
            .collect(Collectors.joining());
  }

  private static String row(RunnerProfile profile) {
    String own = "profile " + profile.name();
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            profile.name(),
            profile.ancestors().isEmpty() ? "" : "`" + profile.ancestors().get(0) + "`",
            profile.about(),
            Stream.of(profile.flags(), profile.spark())
                .flatMap(settings -> settings.entrySet().stream())
                .filter(entry -> entry.getValue().origin().equals(own))
                .map(ProfilesPageTest::cell)
                .collect(Collectors.joining(", ")));
  }

  private static String cell(Map.Entry<String, Setting> entry) {
    return "`%s=%s`".formatted(entry.getKey(), entry.getValue().value());
  }
}
