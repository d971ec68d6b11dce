package dev.sluice.pipelines.options;

import dev.sluice.profiles.Setting;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every setting in effect with its origin, as it may be printed. */
final class Effective {
  /** The origin of what nobody has given. */
  static final String DEFAULT = "default";

  private Effective() {}

  static SortedMap<String, Setting> of(Settings settings, Map<String, Setting> spark) {
    SortedMap<String, Setting> effective = new TreeMap<>();
    settings
        .flags()
        .byName()
        .forEach(
            (name, flag) ->
                flag.defaultText()
                    .ifPresent(value -> effective.put(name, new Setting(value, DEFAULT))));
    settings
        .given()
        .forEach(
            (name, given) ->
                effective.put(
                    name, new Setting(Shown.readable(name, given.value()), origin(given))));
    spark.forEach(
        (key, setting) ->
            effective.put(
                key, new Setting(Shown.readable(key, setting.value()), setting.origin())));
    return effective;
  }

  /** Where settings come from that are no defaults. */
  static SortedMap<String, String> origins(Settings settings, Map<String, Setting> spark) {
    SortedMap<String, String> origins = new TreeMap<>();
    settings.given().forEach((name, given) -> origins.put(name, origin(given)));
    spark.forEach((key, setting) -> origins.put(key, setting.origin()));
    return origins;
  }

  private static String origin(Given given) {
    return switch (given.origin()) {
      case FLAG -> given.key();
      case SYSTEM -> SparkChoice.SYSTEM;
      case FILE, PROFILE -> given.key().substring(given.key().indexOf(" in ") + " in ".length());
    };
  }
}
