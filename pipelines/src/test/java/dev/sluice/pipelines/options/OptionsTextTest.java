package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTextTest {
  /** {@code -Dsluice.writeDocs=true} writes the page instead of comparing it. */
  @Test
  void docsSayWhatTheFlagsSay() throws IOException {
    Path page = Path.of("../docs/options.md");
    if (Boolean.getBoolean("sluice.writeDocs")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, OptionsText.markdown());
    }

    assertThat(page)
        .as("docs/options.md; mvn -pl pipelines -am test -Dsluice.writeDocs=true writes it")
        .hasContent(OptionsText.markdown());
  }

  @Test
  void helpListsEveryFlagWithItsDefaultInLinesThatFit() {
    String help = OptionsText.plain("migrate");

    assertThat(help)
        .contains("  --cassandraHosts=HOST[:PORT],…  (required)\n")
        .contains(
            "  --consistency=LOCAL_QUORUM|LOCAL_ONE|ONE|TWO|THREE|QUORUM|ALL  (default LOCAL_QUORUM)\n")
        .contains("  --progress=auto|bar|plain|json|none|quiet  (default auto)\n");
    assertThat(Flags.MIGRATE.byName().keySet())
        .allSatisfy(flag -> assertThat(help).contains("--" + flag + "="));
    assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }
}
