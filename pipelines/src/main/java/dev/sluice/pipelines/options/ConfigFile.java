package dev.sluice.pipelines.options;

import dev.sluice.profiles.Setting;
import dev.sluice.types.ColumnName;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a config file says.
 *
 * @param readable false if it was named but could not be read; what it says is then unknown
 * @param settings by flag name
 * @param spark {@code spark.*}
 * @param renames {@code table.columnMapping.*}
 * @param notes on keys that need nothing
 */
record ConfigFile(
    boolean readable,
    Map<String, Given> settings,
    SortedMap<String, Setting> spark,
    List<ColumnName> renames,
    List<String> notes) {

  /** Reads the file that {@code --config} names, if any. */
  static ConfigFile read(@Nullable Given config, Problems problems) {
    Properties properties = new Properties();
    boolean readable = true;
    if (config != null && !config.value().isEmpty()) {
      try (Reader reader = Files.newBufferedReader(Path.of(config.value()))) {
        properties.load(reader);
      } catch (NoSuchFileException e) {
        problems.add(
            "Cannot read %s: %s does not exist. Expected a properties file in UTF-8."
                .formatted(config.key(), config.value()));
        readable = false;
      } catch (IOException | InvalidPathException e) {
        problems.add(
            "Cannot read %s %s: %s. Expected a properties file in UTF-8."
                .formatted(config.key(), config.value(), e.getMessage()));
        readable = false;
      } catch (IllegalArgumentException e) {
        // The text of a bad escape may be part of a password.
        problems.add(
            "Cannot read %s %s: it has a \\u that no four hexadecimal digits follow. Write a backslash as \\\\."
                .formatted(config.key(), config.value()));
        readable = false;
      }
    }
    return new ConfigFileKeys(config == null ? "" : fileName(config.value()), problems)
        .sort(readable ? texts(properties) : new TreeMap<>(), readable);
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static SortedMap<String, String> texts(Properties properties) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      texts.put(key, properties.getProperty(key, ""));
    }
    return texts;
  }
}
