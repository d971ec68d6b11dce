package dev.sluice.pipelines.options;

import dev.sluice.profiles.RunnerProfile;
import dev.sluice.profiles.Setting;
import dev.sluice.types.ColumnName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says of each key of a config file what it means. */
final class ConfigFileKeys {
  private static final String RENAME = "table.columnMapping.";

  private final String file;
  private final Problems problems;
  private final Map<String, Given> settings = new TreeMap<>();
  private final Map<String, Given> implied = new TreeMap<>();
  private final Map<String, Given[]> parts = new TreeMap<>();
  private final SortedMap<String, Setting> spark = new TreeMap<>();
  private final List<ColumnName> renames = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ConfigFileKeys(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  ConfigFile sort(SortedMap<String, String> entries, boolean readable) {
    SparkKeyCheck check = new SparkKeyCheck(entries.keySet());
    entries.forEach(
        (key, value) ->
            check
                .problem(key, named(key))
                .ifPresentOrElse(problems::add, () -> sort(withoutPrefix(key), value)));
    parts.forEach(this::join);
    implied.forEach(settings::putIfAbsent);
    return new ConfigFile(readable, settings, spark, List.copyOf(renames), List.copyOf(notes));
  }

  private static String withoutPrefix(String key) {
    return key.startsWith(RunnerProfile.PREFIX)
        ? key.substring(RunnerProfile.PREFIX.length())
        : key;
  }

  private void sort(String key, String raw) {
    Optional<SeedKeys.Alias> alias = SeedKeys.alias(key);
    String flag = alias.map(SeedKeys.Alias::flag).orElse(key);
    boolean password = Flags.known(flag).filter(Flag::password).isPresent();
    Given given = new Given(password ? raw : raw.strip(), named(key), Given.Origin.FILE);
    if (!password && !flag.equals("where") && hasComment(given)) {
      return;
    }
    if (alias.isPresent()) {
      put(alias.get(), given);
    } else if (key.startsWith("spark.")) {
      spark.put(key, new Setting(given.value(), file));
    } else if (key.startsWith(RENAME)) {
      rename(key.substring(RENAME.length()), given);
    } else if (key.equals("config")) {
      problems.add("Cannot use %s: one config file cannot name another.".formatted(named(key)));
    } else if (Names.refusal(key).isPresent()) {
      problems.add("Cannot use %s. %s".formatted(named(key), Names.refusal(key).get()));
    } else if (Names.isFlag(key)) {
      put(key, given);
    } else {
      skip(key, given);
    }
  }

  /** Java's properties take a comment behind a value for a part of it. */
  private boolean hasComment(Given given) {
    if (!given.value().matches(".*\\s#.*")) {
      return false;
    }
    problems.add(
        given.invalid(
            "no comment behind the value: in a properties file it needs a line of its own"));
    return true;
  }

  private void put(SeedKeys.Alias alias, Given given) {
    if (alias.part() >= 0) {
      parts.computeIfAbsent(alias.flag(), flag -> new Given[2])[alias.part()] = given;
      return;
    }
    put(alias.flag(), given);
    alias
        .implied()
        .forEach(
            (flag, value) -> implied.put(flag, new Given(value, given.key(), Given.Origin.FILE)));
  }

  private void put(String flag, Given given) {
    Given before = settings.putIfAbsent(flag, given);
    if (before != null) {
      problems.add(
          "%s and %s both set %s. Keep one of them.".formatted(before.key(), given.key(), flag));
    }
  }

  /** Two keys hold the parts of one table's name. */
  private void join(String flag, Given[] halves) {
    List<String> keys = SeedKeys.aliasesOf(flag);
    for (int i = 0; i < 2; i++) {
      if (halves[i] == null || halves[i].value().isEmpty()) {
        problems.add(
            "Missing %s, next to %s.".formatted(named(keys.get(i)), named(keys.get(1 - i))));
        return;
      }
    }
    String name = halves[0].value() + "." + halves[1].value();
    put(flag, new Given(name, named(keys.get(0) + " and " + keys.get(1)), Given.Origin.FILE));
  }

  private void rename(String source, Given target) {
    if (source.isEmpty() || target.value().isEmpty()) {
      problems.add(target.invalid("table.columnMapping.SOURCE=TARGET"));
    } else {
      renames.add(new ColumnName(source, target.value()));
    }
  }

  private void skip(String key, Given given) {
    Optional<SeedKeys.Unneeded> unneeded = SeedKeys.unneeded(key);
    if (unneeded.isEmpty()) {
      problems.add(
          "Unknown key %s.%s"
              .formatted(
                  named(key),
                  Names.nearest(key, SeedKeys.all())
                      .map(near -> " Did you mean %s?".formatted(near))
                      .orElse(" Run the command help for a list.")));
      return;
    }
    String reason = unneeded.get().reason();
    Optional<String> only = unneeded.get().only();
    if (only.isPresent() && !given.value().isEmpty() && !given.value().equals(only.get())) {
      problems.add(given.invalid(only.get() + ": " + reason));
    } else {
      notes.add("%s needs nothing: %s.".formatted(named(key), reason));
    }
  }

  private String named(String key) {
    return key + " in " + file;
  }
}
