package dev.sluice.pipelines.options;

import dev.sluice.profiles.RunnerProfile;
import dev.sluice.profiles.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the profile and takes its flags over. */
final class ProfileChoice {
  /** What a profile cannot decide, because it is known before the profile is. */
  private static final Set<String> NOT_HERE = Set.of("config", "profile");

  private ProfileChoice() {}

  static RunnerProfile choose(
      Flags flags,
      Map<String, Given> strong,
      SortedMap<String, Setting> spark,
      Surroundings surroundings,
      Problems problems) {
    Given asked = strong.get("profile");
    Optional<String> name =
        asked == null || asked.value().isEmpty()
            ? RunnerProfile.nameFor(
                runner(strong.get("runner"), surroundings), system(spark, surroundings))
            : Optional.of(asked.value());
    try {
      RunnerProfile profile = name.map(RunnerProfile::load).orElseGet(RunnerProfile::empty);
      checkSpark(profile, problems);
      return completed(profile, flags, strong, system(spark, surroundings));
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return RunnerProfile.empty();
    }
  }

  /** What streams need is no profile for a kind of cluster, and is found beside each of them. */
  private static RunnerProfile completed(
      RunnerProfile profile, Flags flags, Map<String, Given> given, Map<String, String> system) {
    if (!profile.runner().equals(Optional.of("SparkRunner"))) {
      return profile;
    }
    if (profile.is(RunnerProfile.STREAMING)) {
      return profile.over(
          RunnerProfile.load(RunnerProfile.nameFor("SparkRunner", system).orElseThrow()));
    }
    return StreamSection.endless(flags, given)
        ? profile.over(RunnerProfile.load(RunnerProfile.STREAMING))
        : profile;
  }

  private static void checkSpark(RunnerProfile profile, Problems problems) {
    SparkKeyCheck check = new SparkKeyCheck(profile.spark().keySet());
    profile
        .spark()
        .forEach(
            (key, setting) ->
                check
                    .problem(key, "%s in %s".formatted(key, setting.origin()))
                    .ifPresent(problems::add));
  }

  static Map<String, Given> settings(RunnerProfile profile, Problems problems) {
    Map<String, Given> settings = new TreeMap<>();
    profile
        .flags()
        .forEach(
            (flag, setting) -> {
              String key = "%s in %s".formatted(flag, setting.origin());
              Optional<String> meantForSpark =
                  new SparkKeyCheck(profile.spark().keySet()).problem(flag, key);
              if (NOT_HERE.contains(flag) || Names.refusal(flag).isPresent()) {
                problems.add(
                    "Cannot use %s. %s"
                        .formatted(
                            key,
                            Names.refusal(flag).orElse("Give it as a flag or in the config.")));
              } else if (Names.isFlag(flag)) {
                settings.put(flag, new Given(setting.value(), key, Given.Origin.PROFILE));
              } else if (meantForSpark.isPresent()) {
                problems.add(meantForSpark.get());
              } else {
                problems.add(
                    "Unknown key %s.%s"
                        .formatted(
                            key,
                            Names.nearest(flag, Set.of())
                                .map(near -> " Did you mean %s?".formatted(near))
                                .orElse(" Expected a flag or spark.*.")));
              }
            });
    return settings;
  }

  /** System properties, over Spark's settings of the config file. */
  private static Map<String, String> system(
      SortedMap<String, Setting> spark, Surroundings surroundings) {
    Map<String, String> system = new TreeMap<>();
    spark.forEach((key, setting) -> system.put(key, setting.value()));
    system.putAll(surroundings.system());
    return system;
  }

  private static String runner(@Nullable Given asked, Surroundings surroundings) {
    return asked == null || asked.value().isEmpty()
        ? defaultRunner(surroundings)
        : BeamFlags.runnerName(asked.value());
  }

  static String defaultRunner(Surroundings surroundings) {
    return surroundings.hasSpark() ? "SparkRunner" : "DirectRunner";
  }
}
