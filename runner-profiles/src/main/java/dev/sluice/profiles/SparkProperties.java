package dev.sluice.profiles;

import java.util.List;
import java.util.Map;
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
}
