package dev.sluice.pipelines.options;

import dev.sluice.row.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Looks a password up where a setting says it is. No message repeats a value. */
final class SecretSource {
  private static final String ENVIRONMENT = "env:";
  private static final String FILE = "file:";

  private final Surroundings surroundings;
  private final Problems problems;
  private final Extent extent;

  SecretSource(Surroundings surroundings, Problems problems) {
    this(surroundings, problems, Extent.FIRST_LINE);
  }

  SecretSource(Surroundings surroundings, Problems problems, Extent extent) {
    this.surroundings = surroundings;
    this.problems = problems;
    this.extent = extent;
  }

  /** How much of a file is meant. */
  enum Extent {
    /** As of a password. */
    FIRST_LINE,
    /** As of a certificate or a login of several lines; without line ends behind the last one. */
    WHOLE_FILE
  }

  /** Whether a value says where a password is, and may be shown. */
  static boolean isReference(String value) {
    return value.startsWith(ENVIRONMENT) || value.startsWith(FILE);
  }

  Optional<Secret> resolve(Given setting) {
    String value = setting.value();
    if (value.startsWith(ENVIRONMENT)) {
      return fromEnvironment(setting, value.substring(ENVIRONMENT.length()));
    }
    if (value.startsWith(FILE)) {
      return fromFile(setting, value.substring(FILE.length()));
    }
    switch (setting.origin()) {
      case FLAG, SYSTEM ->
          problems.add(
              "Cannot take a plain password in %s: it is visible in the process list. Give env:NAME or file:PATH."
                  .formatted(setting.key()));
      case PROFILE ->
          problems.add(
              "Cannot take a plain password in %s: profiles are shared. Give env:NAME or file:PATH."
                  .formatted(setting.key()));
      case FILE -> {
        return Optional.of(new Secret(value));
      }
    }
    return Optional.empty();
  }

  private Optional<Secret> fromEnvironment(Given setting, String name) {
    String value = surroundings.environment().get(name);
    if (value == null || value.isEmpty()) {
      problems.add(
          "Cannot read %s: environment variable %s is not set. Export it, or give file:PATH."
              .formatted(setting.key(), name));
      return Optional.empty();
    }
    return Optional.of(new Secret(value));
  }

  private Optional<Secret> fromFile(Given setting, String path) {
    try {
      String text = read(Path.of(path));
      if (!text.isEmpty()) {
        return Optional.of(new Secret(text));
      }
      problems.add(
          (extent == Extent.FIRST_LINE
                  ? "Cannot read %s: the first line of %s is empty. Expected the password there."
                  : "Cannot read %s: %s is empty. Expected the value there.")
              .formatted(setting.key(), path));
    } catch (NoSuchFileException e) {
      problems.add(
          "Cannot read %s: %s does not exist. Create the file, or give env:NAME."
              .formatted(setting.key(), path));
    } catch (IOException | InvalidPathException e) {
      problems.add(
          "Cannot read %s from %s: %s. Expected a readable file in UTF-8."
              .formatted(setting.key(), path, e.getClass().getSimpleName()));
    }
    return Optional.empty();
  }

  private String read(Path file) throws IOException {
    if (extent == Extent.WHOLE_FILE) {
      return Files.readString(file).replaceFirst("[\\r\\n]+\\z", "");
    }
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String line = reader.readLine();
      return line == null ? "" : line;
    }
  }
}
