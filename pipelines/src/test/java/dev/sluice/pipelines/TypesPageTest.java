package dev.sluice.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TypesPageTest {
  /** {@code -Dsluice.writeDocs=true} writes the page instead of comparing it. */
  @Test
  void docsSayWhatTheCodeDoes() throws IOException {
    Path page = Path.of("../docs/types.md");
    if (Boolean.getBoolean("sluice.writeDocs")) {
      Files.writeString(page, TypesPage.markdown());
    }

    assertThat(page)
        .as("docs/types.md; mvn -pl pipelines -am test -Dsluice.writeDocs=true writes it")
        .hasContent(TypesPage.markdown());
  }
}
