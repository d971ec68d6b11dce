package dev.sluice.pipelines.options;

import dev.sluice.profiles.SparkKeys;
import java.util.Optional;
import java.util.Set;

/**
 * Whether Spark reads the keys of a file.
 *
 * @param keys all of the file
 */
record SparkKeyCheck(Set<String> keys) {

  /**
   * What is wrong with a key, if anything.
   *
   * @param named the key in the user's words, such as {@code spark.x in profile y}
   */
  Optional<String> problem(String key, String named) {
    Optional<String> instead = SparkKeys.instead(key);
    if (instead.isPresent()) {
      return Optional.of(
          keys.contains(instead.get())
              ? "Cannot use %s: Spark reads %s, which is there too. Leave the first one out."
                  .formatted(named, instead.get())
              : "Cannot use %s: Spark does not read it. Write %s=… instead."
                  .formatted(named, instead.get()));
    }
    if (!key.startsWith("spark.")
        || SparkKeys.known(key)
        || SparkKeys.unneeded(key).isPresent()
        || SeedKeys.alias(key).isPresent()
        || isOfAnExtension(key)) {
      return Optional.empty();
    }
    return Optional.of(
        "Unknown key %s.%s"
            .formatted(
                named,
                Similar.to(key, SparkKeys.all())
                    .map(near -> " Did you mean %s?".formatted(near))
                    .orElse(" Spark 3.5 has none of that name.")));
  }

  /** Listeners and plugins may have keys of their own, of which Spark knows nothing. */
  private boolean isOfAnExtension(String key) {
    if (!keys.contains("spark.extraListeners") && !keys.contains("spark.plugins")) {
      return false;
    }
    String family = key.substring(0, key.indexOf('.', "spark.".length()) + 1);
    return SparkKeys.all().stream().noneMatch(known -> known.startsWith(family));
  }
}
