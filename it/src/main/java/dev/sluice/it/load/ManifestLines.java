package dev.sluice.it.load;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The complete lines of a manifest.
 *
 * @param command that writes such manifests, for messages
 */
record ManifestLines(Path file, String command, List<ManifestLine> lines) {
  private static final ObjectReader READER =
      new ObjectMapper()
          .readerFor(ManifestLine.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * @throws IOException if the file cannot be read or a line is none of a manifest
   */
  static ManifestLines read(Path file, String command) throws IOException {
    String text = Files.readString(file);
    List<ManifestLine> lines = new ArrayList<>();
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      try {
        lines.add(READER.readValue(line));
      } catch (IOException e) {
        throw new IOException(
            "Cannot read the manifest \"%s\": line %d is none of a manifest. Expected a file that \"%s\" wrote."
                .formatted(file, lines.size() + 1, command),
            e);
      }
    }
    return new ManifestLines(file, command, lines);
  }

  /**
   * @throws IOException if there is none
   */
  <T extends ManifestLine> T header(Class<T> type) throws IOException {
    T header = last(type);
    if (header == null) {
      throw new IOException(
          "Cannot read the manifest \"%s\": none of its %d lines is a first one. Expected a file that \"%s\" wrote."
              .formatted(file, lines.size(), command));
    }
    return header;
  }

  <T extends ManifestLine> List<T> of(Class<T> type) {
    return lines.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T extends ManifestLine> @Nullable T last(Class<T> type) {
    List<T> all = of(type);
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }
}
