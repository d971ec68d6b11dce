package dev.sluice.pipelines.options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The files of docs/kubernetes, each document as its leaves by path, such as {@code spec.a[].b}.
 */
final class Manifests {
  static final Path FOLDER = Path.of("../docs/kubernetes");

  private Manifests() {}

  /**
   * One document of a file.
   *
   * @param leaves in the order of the file, those of a list under one path
   */
  record Document(String file, Map<String, List<Object>> leaves) {

    List<String> texts(String path) {
      return leaves.getOrDefault(path, List.of()).stream().map(String::valueOf).toList();
    }

    String text(String path) {
      return texts(path).isEmpty() ? "" : texts(path).get(0);
    }

    boolean is(String kind) {
      return text("kind").equals(kind);
    }
  }

  static List<Document> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(Manifests::documents)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Document> of(String kind) {
    return all().stream().filter(document -> document.is(kind)).toList();
  }

  private static Stream<Document> documents(Path file) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    Iterable<Object> documents = new Yaml(new SafeConstructor(strict)).loadAll(read(file));
    return StreamSupport.stream(documents.spliterator(), false)
        .map(
            document -> {
              Map<String, List<Object>> leaves = new TreeMap<>();
              collect("", document, leaves);
              return new Document(file.getFileName().toString(), leaves);
            });
  }

  private static void collect(
      String path, @Nullable Object value, Map<String, List<Object>> leaves) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> collect(path.isEmpty() ? "" + key : path + "." + key, inner, leaves));
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> collect(path + "[]", inner, leaves));
    } else if (value != null) {
      leaves.computeIfAbsent(path, key -> new ArrayList<>()).add(value);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
