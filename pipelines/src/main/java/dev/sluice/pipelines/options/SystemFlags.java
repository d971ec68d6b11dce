package dev.sluice.pipelines.options;

import dev.sluice.profiles.RunnerProfile;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Flags among the system properties, as {@code spark.sluice.FLAG}: the way in which {@code
 * spark-submit --properties-file} and {@code --conf} hand them on.
 */
record SystemFlags(Map<String, Given> given) {

  static SystemFlags read(Surroundings surroundings, Problems problems) {
    Map<String, Given> given = new TreeMap<>();
    surroundings
        .system()
        .forEach(
            (key, value) -> {
              if (key.startsWith(RunnerProfile.PREFIX)) {
                put(key, value, given, problems);
              }
            });
    return new SystemFlags(given);
  }

  private static void put(String key, String value, Map<String, Given> given, Problems problems) {
    String flag = key.substring(RunnerProfile.PREFIX.length());
    if (flag.equals(RunnerProfile.ABOUT)) {
      return;
    }
    String named = "system property " + key;
    Optional<String> refusal = Names.refusal(flag);
    if (refusal.isPresent()) {
      problems.add("Cannot use %s. %s".formatted(named, refusal.get()));
    } else if (flag.equals(RunnerProfile.INHERITS) || Names.isFlag(flag)) {
      given.put(flag, new Given(value.strip(), named, Given.Origin.SYSTEM));
    } else {
      problems.add(
          "Unknown %s.%s"
              .formatted(
                  named,
                  Names.nearest(flag, Set.of())
                      .map(near -> " Did you mean %s%s?".formatted(RunnerProfile.PREFIX, near))
                      .orElse(" Expected the name of a flag behind spark.sluice.")));
    }
  }

  /** The parent of a profile that spark-submit has read is the profile to read here. */
  Map<String, Given> flags() {
    Map<String, Given> flags = new TreeMap<>(given);
    Given parent = flags.remove(RunnerProfile.INHERITS);
    if (parent != null) {
      flags.putIfAbsent("profile", parent);
    }
    return flags;
  }
}
