package dev.sluice.profiles;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Spark's settings on their way into Spark, which reads system properties: there is no other way to
 * hand them to the context that Beam's runner makes.
 */
public final class SparkProperties {
  private SparkProperties() {}

  /**
   * Does something while these are system properties. Those that are already set win; afterwards
   * the system properties are what they were, so that a later run in this JVM is free.
   */
  public static <T> T during(Map<String, String> spark, Supplier<T> action) {
    return during(spark, System.getProperties(), action);
  }

  static <T> T during(Map<String, String> spark, Properties system, Supplier<T> action) {
    List<String> set =
        spark.entrySet().stream()
            .filter(entry -> system.putIfAbsent(entry.getKey(), entry.getValue()) == null)
            .map(Map.Entry::getKey)
            .toList();
    try {
      return action.get();
    } finally {
      set.forEach(system::remove);
    }
  }

  /**
   * Tasks that run at the same time.
   *
   * @param processors of this machine
   * @return a local master's threads; on a cluster executors × cores, if both are set
   * @throws IllegalArgumentException if one of them is not a number
   */
  public static OptionalInt slots(Map<String, String> spark, int processors) {
    String url = spark.get(SparkMaster.KEY);
    if (url != null && new SparkMaster(url).isLocal()) {
      return OptionalInt.of(new SparkMaster(url).threads(processors));
    }
    String instances = spark.get("spark.executor.instances");
    String cores = spark.get("spark.executor.cores");
    if (instances == null || cores == null) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        number("spark.executor.instances", instances) * number("spark.executor.cores", cores));
  }

  private static int number(String key, String value) {
    if (!value.matches("[1-9][0-9]{0,4}")) {
      throw new IllegalArgumentException(
          "Invalid %s: \"%s\". Expected a whole number from 1 to 99999.".formatted(key, value));
    }
    return Integer.parseInt(value);
  }
}
