package dev.sluice.pipelines.options;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys of existing migration.properties files, from {@code seed-keys.properties}. */
final class SeedKeys {
  private static final SortedMap<String, String> TABLE = load();

  /**
   * A key that is another name of a flag.
   *
   * @param part which part of a table name it gives, 0 or 1; -1 for a whole value
   * @param implied defaults of other flags that follow from the key's presence
   */
  record Alias(String flag, int part, Map<String, String> implied) {}

  /**
   * A key that Sluice has no use for.
   *
   * @param only the one value that needs nothing; empty if every value does
   */
  record Unneeded(Optional<String> only, String reason) {}

  private SeedKeys() {}

  static Optional<Alias> alias(String key) {
    return Optional.ofNullable(TABLE.get(key)).filter(SeedKeys::isAlias).map(SeedKeys::parseAlias);
  }

  static Optional<Unneeded> unneeded(String key) {
    return Optional.ofNullable(TABLE.get(key))
        .or(() -> family(key))
        .filter(rule -> !isAlias(rule))
        .map(SeedKeys::parseUnneeded);
  }

  /** Other names of a flag. */
  static List<String> aliasesOf(String flag) {
    return TABLE.keySet().stream()
        .filter(key -> alias(key).filter(alias -> alias.flag().equals(flag)).isPresent())
        .toList();
  }

  /** The other names of a flag as words; two keys that each give a part go together. */
  static String spellings(String flag) {
    List<String> keys = aliasesOf(flag);
    boolean parts =
        keys.stream().allMatch(key -> alias(key).filter(a -> a.part() >= 0).isPresent());
    return String.join(parts ? " with " : " or ", keys);
  }

  static Set<String> all() {
    return TABLE.keySet();
  }

  private static Optional<String> family(String key) {
    return TABLE.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(".*"))
        .filter(entry -> key.startsWith(entry.getKey().substring(0, entry.getKey().length() - 1)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean isAlias(String rule) {
    return rule.startsWith("--");
  }

  private static Alias parseAlias(String rule) {
    String[] words = rule.split(" +");
    Map<String, String> implied = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].substring(2).split("=", 2);
      implied.put(pair[0], pair[1]);
    }
    String flag = words[0].substring(2);
    int bracket = flag.indexOf('[');
    return bracket < 0
        ? new Alias(flag, -1, implied)
        : new Alias(
            flag.substring(0, bracket),
            Integer.parseInt(flag.substring(bracket + 1, flag.length() - 1)),
            implied);
  }

  private static Unneeded parseUnneeded(String rule) {
    if (!rule.startsWith("only ")) {
      return new Unneeded(Optional.empty(), rule);
    }
    String[] parts = rule.substring("only ".length()).split(": ", 2);
    return new Unneeded(Optional.of(parts[0]), parts[1]);
  }

  private static SortedMap<String, String> load() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(SeedKeys.class.getResourceAsStream("seed-keys.properties"))) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SortedMap<String, String> table = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> table.put(key, properties.getProperty(key, "").strip()));
    return table;
  }
}
