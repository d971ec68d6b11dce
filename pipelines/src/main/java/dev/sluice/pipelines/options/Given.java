package dev.sluice.pipelines.options;

/**
 * A value as the user wrote it.
 *
 * @param value stripped of surrounding space; empty takes the setting back to its default
 * @param key where it is, in the user's words: {@code --copyRetries} or {@code cassandra.port in
 *     migration.properties}
 */
record Given(String value, String key, Origin origin) {

  /** Where settings come from, the strongest last. */
  enum Origin {
    PROFILE,
    FILE,
    SYSTEM,
    FLAG
  }

  String invalid(String expected) {
    return "Invalid %s: \"%s\". Expected %s.".formatted(key, value, expected);
  }
}
