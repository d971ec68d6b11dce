package dev.sluice.pipelines.options;

import dev.sluice.profiles.RunnerProfile;
import dev.sluice.row.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;

/**
 * What was given, the strongest of each setting: flag over system property over config file over
 * profile. Whatever is missing or wrong has become a problem and has its default here.
 *
 * @param given by flag name, Sluice's and Beam's
 * @param flags the command's own
 * @param options Sluice's flags with their types; never leaves this package, since a password may
 *     be in it
 */
record Settings(
    Flags flags,
    Map<String, Given> given,
    PipelineOptions options,
    ConfigFile file,
    RunnerProfile profile,
    Surroundings surroundings) {

  static Settings collect(
      Flags flags, String[] arguments, Surroundings surroundings, Problems problems) {
    return collect(flags, arguments, surroundings, true, problems);
  }

  /** The same where what is required may be missing. */
  static Settings incomplete(
      Flags flags, String[] arguments, Surroundings surroundings, Problems problems) {
    return collect(flags, arguments, surroundings, false, problems);
  }

  private static Settings collect(
      Flags flags,
      String[] arguments,
      Surroundings surroundings,
      boolean whole,
      Problems problems) {
    Map<String, Given> line = CommandLine.parse(arguments, flags, problems);
    ConfigFile file = ConfigFile.read(line.get("config"), problems);
    Map<String, Given> strong = new TreeMap<>(file.settings());
    strong.putAll(SystemFlags.read(surroundings, problems).flags());
    dropOthers(strong, flags);
    strong.putAll(line);
    if (flags.looksOnly()) {
      strong.keySet().removeIf(name -> flags.find(name).isEmpty());
    }
    RunnerProfile profile =
        flags.runsPipeline()
            ? ProfileChoice.choose(flags, strong, file.spark(), surroundings, problems)
            : RunnerProfile.empty();
    Map<String, Given> given = ProfileChoice.settings(profile, problems);
    dropOthers(given, flags);
    given.putAll(strong);
    given.values().removeIf(setting -> setting.value().isEmpty());
    PipelineOptions options = convert(flags, given, whole && file.readable(), problems);
    return new Settings(flags, given, options, file, profile, surroundings);
  }

  /** One file serves all commands. */
  private static void dropOthers(Map<String, Given> given, Flags flags) {
    given.keySet().removeIf(name -> Flags.known(name).isPresent() && flags.find(name).isEmpty());
  }

  private static PipelineOptions convert(
      Flags flags, Map<String, Given> given, boolean complete, Problems problems) {
    List<String> good = new ArrayList<>();
    for (Flag flag : flags.byName().values()) {
      Given setting = given.get(flag.name());
      if (setting == null) {
        if (flags.requires(flag) && complete) {
          problems.add(missing(flag));
        }
      } else if (flag.accepts(setting.value())) {
        good.add(flag.argument(setting.value()));
      } else {
        problems.add(setting.invalid(flag.expected()));
      }
    }
    return PipelineOptionsFactory.fromArgs(good.toArray(String[]::new)).as(flags.options());
  }

  private static String missing(Flag flag) {
    String keys = SeedKeys.spellings(flag.name());
    return "Missing --%s=%s (in the config file: %s)."
        .formatted(
            flag.name(), flag.form(), keys.isEmpty() ? flag.name() : flag.name() + " or " + keys);
  }

  /** A message about a flag that has to be given. */
  String missing(String flag) {
    return missing(flags.find(flag).orElseThrow());
  }

  /** The typed values of one concern; their defaults if it is not the command's. */
  <T extends PipelineOptions> T options(Class<T> concern) {
    // A proxy of more interfaces takes Beam longer than all else here.
    return concern.isInstance(options) ? concern.cast(options) : options.as(concern);
  }

  /** The value in effect of a flag that several commands declare, each with its own default. */
  String text(String flag) {
    Given setting = given.get(flag);
    return setting != null
        ? setting.value()
        : flags.find(flag).flatMap(Flag::defaultText).orElseThrow();
  }

  boolean has(String flag) {
    return given.containsKey(flag);
  }

  /** A setting in the user's words, or as the flag it would be. */
  String named(String flag) {
    Given setting = given.get(flag);
    return setting == null ? "--" + flag : setting.key();
  }

  /** A message about a setting whose value was given. */
  String invalid(String flag, String expected) {
    Given setting = given.get(flag);
    return setting == null
        ? "Invalid --%s. Expected %s.".formatted(flag, expected)
        : setting.invalid(expected);
  }

  /** The password of a flag; null if none was given or it is a problem. */
  @Nullable Secret secret(String flag, Problems problems) {
    Given setting = given.get(flag);
    if (setting == null) {
      return null;
    }
    Optional<Secret> secret = new SecretSource(surroundings, problems).resolve(setting);
    return secret.orElse(null);
  }

  /** The items of a comma list; empty if it was not given. */
  List<String> list(String flag, @Nullable String value, Problems problems) {
    List<String> items = new ArrayList<>();
    for (String item : value == null ? new String[0] : value.split(",", -1)) {
      items.add(item.strip());
    }
    if (items.contains("")) {
      problems.add(invalid(flag, "no empty place between commas"));
      items.removeIf(String::isEmpty);
    }
    return items;
  }
}
