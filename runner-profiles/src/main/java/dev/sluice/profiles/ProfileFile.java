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
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One profile's properties, in UTF-8, as the file has them.
 *
 * @param flags keys that are not Spark's, without {@link RunnerProfile#PREFIX}
 */
record ProfileFile(SortedMap<String, Setting> flags, SortedMap<String, Setting> spark) {

  static ProfileFile read(String nameOrPath) {
    try (InputStream in = open(nameOrPath);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return parse(nameOrPath, reader);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(unknown(nameOrPath), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(unreadable(nameOrPath, e), e);
    }
  }

  private static ProfileFile parse(String name, Reader reader) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(unreadable(name, e), e);
    }
    ProfileFile file = new ProfileFile(new TreeMap<>(), new TreeMap<>());
    for (String key : properties.stringPropertyNames()) {
      file.put(
          key, new Setting(properties.getProperty(key, "").strip(), "profile " + name), properties);
    }
    return file;
  }

  private void put(String key, Setting setting, Properties all) {
    if (key.startsWith(RunnerProfile.PREFIX)) {
      String flag = key.substring(RunnerProfile.PREFIX.length());
      if (all.containsKey(flag)) {
        throw new IllegalArgumentException(
            "%s and %s in %s are the same setting. Keep one of them."
                .formatted(key, flag, setting.origin()));
      }
      flags.put(flag, setting);
    } else {
      (key.startsWith("spark.") ? spark : flags).put(key, setting);
    }
  }

  /** Removes a key that is about the profile itself. */
  Optional<String> take(String key) {
    return Optional.ofNullable(flags.remove(key)).map(Setting::value);
  }

  /** The parent that a profile names; a relative path begins at the folder of the child's file. */
  static String resolve(String parent, String child) {
    if (!isPath(parent) || !isPath(child)) {
      return parent;
    }
    try {
      return Path.of(child).resolveSibling(parent).normalize().toString();
    } catch (InvalidPathException e) {
      return parent;
    }
  }

  private static boolean isPath(String nameOrPath) {
    return nameOrPath.contains("/") || nameOrPath.endsWith(".properties");
  }

  private static InputStream open(String nameOrPath) throws IOException {
    if (isPath(nameOrPath)) {
      try {
        return Files.newInputStream(Path.of(nameOrPath));
      } catch (InvalidPathException e) {
        throw new IllegalArgumentException(unreadable(nameOrPath, e), e);
      }
    }
    InputStream in =
        RunnerProfile.NAMES.contains(nameOrPath)
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
