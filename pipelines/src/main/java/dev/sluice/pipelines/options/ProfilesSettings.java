package dev.sluice.pipelines.options;

import dev.sluice.profiles.RunnerProfile;
import dev.sluice.profiles.Setting;
import dev.sluice.profiles.SparkSlots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that {@code profiles} was told, checked.
 *
 * @param profiles those to list, or the one to show
 */
public record ProfilesSettings(Action action, As as, List<Profile> profiles) {

  public ProfilesSettings {
    profiles = List.copyOf(profiles);
  }

  /** What to do with profiles. */
  public enum Action {
    LIST,
    SHOW
  }

  /** How a profile is shown. */
  public enum As {
    TEXT,
    JSON,
    PROPERTIES
  }

  /**
   * A profile as it would take effect.
   *
   * @param ancestors the profiles it inherits from, the nearest first
   * @param settings flags and {@code spark.*} with their origins; confidential ones are {@code ***}
   * @param streams at the same time; empty if only the cluster knows
   * @param notes what the user should know about it
   */
  public record Profile(
      String name,
      String about,
      List<String> ancestors,
      SortedMap<String, Setting> settings,
      OptionalInt streams,
      List<String> notes) {
    public Profile {
      ancestors = List.copyOf(ancestors);
      settings = new TreeMap<>(settings);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Reads the action, flags and the config file.
   *
   * @param arguments the command line behind the command
   * @param environment of the process
   * @throws dev.sluice.row.SetupException with every problem found
   */
  public static ProfilesSettings of(String[] arguments, Map<String, String> environment) {
    return of(arguments, Surroundings.ofThisProcess(environment));
  }

  static ProfilesSettings of(String[] arguments, Surroundings surroundings) {
    Problems problems = new Problems();
    List<String> words = new ArrayList<>(List.of(arguments));
    String action = words.isEmpty() ? "" : words.remove(0);
    String[] own = split(words, true);
    String[] others = split(words, false);
    ProfileOptions options =
        Settings.collect(Flags.PROFILES, own, surroundings, problems).options(ProfileOptions.class);
    ProfilesSettings settings =
        switch (action) {
          case "list" -> list(others, problems);
          case "show" -> show(options, others, surroundings, problems);
          default -> {
            problems.add(
                (action.isEmpty() || action.startsWith("-")
                        ? "Missing the word behind profiles."
                        : "Cannot understand \"" + action + "\".")
                    + " Expected profiles list, or profiles show NAME|FILE.");
            yield new ProfilesSettings(Action.LIST, As.TEXT, List.of());
          }
        };
    problems.throwIfAny();
    return settings;
  }

  /** The flags of this command, or the rest. */
  private static String[] split(List<String> words, boolean own) {
    return words.stream()
        .filter(
            word ->
                own
                    == (word.startsWith("--")
                        && Flags.PROFILES.find(word.substring(2).split("=", 2)[0]).isPresent()))
        .toArray(String[]::new);
  }

  private static ProfilesSettings list(String[] others, Problems problems) {
    if (others.length > 0) {
      problems.add(
          "Cannot use %s with profiles list. See one with: profiles show NAME."
              .formatted(others[0].split("=", 2)[0]));
    }
    List<Profile> profiles =
        RunnerProfile.NAMES.stream()
            .map(RunnerProfile::load)
            .map(
                profile ->
                    new Profile(
                        profile.name(),
                        profile.about(),
                        profile.ancestors(),
                        profile.spark(),
                        SparkSlots.count(
                            profile.spark(), Runtime.getRuntime().availableProcessors()),
                        List.of()))
            .toList();
    return new ProfilesSettings(Action.LIST, As.TEXT, profiles);
  }

  private static ProfilesSettings show(
      ProfileOptions options, String[] others, Surroundings surroundings, Problems problems) {
    As as = As.valueOf(options.getAs().toUpperCase(Locale.ROOT));
    if (others.length == 0 || others[0].startsWith("--")) {
      problems.add(
          "Missing the profile. Expected profiles show NAME|FILE, with one of %s, or a file."
              .formatted(String.join(", ", RunnerProfile.NAMES)));
      return new ProfilesSettings(Action.SHOW, as, List.of());
    }
    String[] flags = others.clone();
    flags[0] = "--profile=" + others[0];
    Settings settings =
        Settings.incomplete(command(options.getForCommand()), flags, surroundings, problems);
    RunnerProfile profile = settings.profile();
    Optional<SparkChoice> spark =
        profile.runner().equals(Optional.of("DirectRunner"))
            ? Optional.empty()
            : Optional.of(SparkChoice.withoutMaster(settings, problems));
    SortedMap<String, Setting> effective =
        Effective.of(settings, spark.map(SparkChoice::settings).orElseGet(TreeMap::new));
    if (!options.getDefaults()) {
      effective.values().removeIf(setting -> setting.origin().equals(Effective.DEFAULT));
    }
    effective.remove("profile");
    int streams =
        spark.map(SparkChoice::streams).orElse(settings.options(RunOptions.class).getStreams());
    return new ProfilesSettings(
        Action.SHOW,
        as,
        List.of(
            new Profile(
                profile.name(),
                profile.about(),
                profile.ancestors(),
                effective,
                streams == 0 ? OptionalInt.empty() : OptionalInt.of(streams),
                notes(settings, spark))));
  }

  private static List<String> notes(Settings settings, Optional<SparkChoice> spark) {
    List<String> notes = new ArrayList<>(settings.file().notes());
    spark.ifPresent(choice -> notes.addAll(choice.notes()));
    return notes;
  }

  private static Flags command(String word) {
    return Arrays.stream(new Flags[] {Flags.VERIFY, Flags.STREAM_CSV, Flags.STREAM_KAFKA})
        .filter(flags -> flags.command().equals(word))
        .findFirst()
        .orElse(Flags.MIGRATE);
  }
}
