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

/** The documentation speaks of classes and exit codes that exist. */
class DocsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** {@code copy/UnitCopy}, {@code ResumeIT}, {@code RingSplitter.checkWhole}. */
  private static final Pattern CLASS =
      Pattern.compile("`(?:[a-z]+/)?([A-Z][A-Za-z]+(?:IT|Test|Bench|[a-z]))(?:\\.[a-zA-Z]+)?`");

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

    assertThat(documents().flatMap(text -> CLASS.matcher(text).results().map(this::name)))
        .filteredOn(name -> !FOREIGN.contains(name))
        .isNotEmpty()
        .isSubsetOf(existing);
  }

  @Test
  void theReadmeListsEveryExitCode() throws IOException {
    String table =
        Arrays.stream(ExitStatus.values())
            .map(status -> "| %d | %s |".formatted(status.code(), status.meaning()))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(ROOT.resolve("README.md"))).contains(table);
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
