package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.ExitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation speaks of classes, pages and exit codes that exist. */
class DocsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** {@code copy/UnitCopy}, {@code ResumeIT}, {@code RingSplitter.checkWhole}. */
  private static final Pattern CLASS =
      Pattern.compile("`(?:[a-z]+/)?([A-Z][A-Za-z]+(?:IT|Test|Bench|[a-z]))(?:\\.[a-zA-Z]+)?`");

  private static final Pattern ROW_OF_A_PAGE =
      Pattern.compile("^\\| \\[[^\\]]+]\\(([^)]+)\\) \\|", Pattern.MULTILINE);

  /** Within these files, without an anchor. */
  private static final Pattern LINK = Pattern.compile("]\\((?![a-z]+:|#)([^)#\\s]+)(?:#[^)]*)?\\)");

  private static final List<String> FOREIGN =
      List.of(
          "BoundedSource",
          "UnboundedSource",
          "GroupIntoBatches",
          "PTransform",
          "ReadFn",
          "SerializableCoder",
          "CassandraIO",
          "JdbcIO",
          "SparkRunner",
          "DirectRunner",
          "AutoValue",
          "HdrHistogram",
          "KafkaIO",
          "KafkaSourceDescriptor",
          "MicrobatchSource",
          "PrometheusServlet");

  @Test
  void everyClassNamedInTheDocumentationExists() throws IOException {
    List<String> existing;
    try (Stream<Path> files = Files.walk(ROOT)) {
      existing =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .toList();
    }

    List<String> named =
        documents().flatMap(text -> CLASS.matcher(text).results().map(this::name)).toList();

    assertThat(named).isNotEmpty();
    assertThat(named)
        .filteredOn(name -> !FOREIGN.contains(name) && !existing.contains(name))
        .as("named in the documentation, but no class of that name has a file; FOREIGN has others'")
        .isEmpty();
  }

  @Test
  void theReadmeListsEveryExitCode() throws IOException {
    String table =
        Arrays.stream(ExitStatus.values())
            .map(status -> "| %d | %s |".formatted(status.code(), status.meaning()))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(ROOT.resolve("README.md"))).contains(table);
  }

  @Test
  void theIndexHasEveryPageOnceAndTheReadmeHasTheIndex() throws IOException {
    Path docs = ROOT.resolve("docs");
    List<String> pages;
    try (Stream<Path> files = Files.walk(docs)) {
      pages =
          files
              .map(file -> docs.relativize(file).toString())
              .filter(page -> page.endsWith(".md") && !page.equals("README.md"))
              .toList();
    }

    assertThat(
            ROW_OF_A_PAGE
                .matcher(Files.readString(docs.resolve("README.md")))
                .results()
                .map(this::name))
        .containsExactlyInAnyOrderElementsOf(pages);
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains("](docs/README.md)");
  }

  @Test
  void everyLinkToAFileLeadsToOne() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(files, Stream.of(ROOT.resolve("README.md")))
          .filter(file -> file.toString().endsWith(".md"))
          .forEach(
              page ->
                  assertThat(LINK.matcher(read(page)).results().map(this::name))
                      .as("links of %s", page)
                      .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists()));
    }
  }

  private String name(MatchResult match) {
    return match.group(1);
  }

  private static Stream<String> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              files.filter(file -> file.toString().endsWith(".md")).toList().stream(),
              Stream.of(ROOT.resolve("README.md")))
          .map(DocsTest::read);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
