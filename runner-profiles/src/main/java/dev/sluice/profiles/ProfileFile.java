package dev.sluice.profiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Finds and reads a profile's properties, as UTF-8. */
final class ProfileFile {
  private ProfileFile() {}

  static Map<String, String> read(String nameOrPath) {
    try (InputStream in = open(nameOrPath);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return parse(nameOrPath, reader);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(unknown(nameOrPath), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(unreadable(nameOrPath, e), e);
    }
  }

  private static Map<String, String> parse(String name, Reader reader) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(unreadable(name, e), e);
    }
    Map<String, String> settings = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> settings.put(key, properties.getProperty(key).strip()));
    return settings;
  }

  private static InputStream open(String nameOrPath) throws IOException {
    if (nameOrPath.contains("/") || nameOrPath.endsWith(".properties")) {
      try {
        return Files.newInputStream(Path.of(nameOrPath));
      } catch (InvalidPathException e) {
        throw new IllegalArgumentException(unreadable(nameOrPath, e), e);
      }
    }
    InputStream in =
        RunnerProfile.NAMES.contains(nameOrPath) || nameOrPath.equals(RunnerProfile.STREAMING)
            ? ProfileFile.class.getResourceAsStream("/profiles/" + nameOrPath + ".properties")
            : null;
    if (in == null) {
      throw new NoSuchFileException(nameOrPath);
    }
    return in;
  }

  private static String unknown(String nameOrPath) {
    return "Unknown profile: \"%s\". Expected one of %s, or the path of a properties file."
        .formatted(nameOrPath, String.join(", ", RunnerProfile.NAMES));
  }

  private static String unreadable(String nameOrPath, Exception e) {
    return "Cannot read profile %s: %s. Expected a properties file in UTF-8."
        .formatted(nameOrPath, e.getMessage());
  }
}
