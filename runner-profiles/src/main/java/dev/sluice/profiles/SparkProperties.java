package dev.sluice.profiles;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * Spark's settings on their way into Spark, which reads system properties: there is no other way to
 * hand them to the context that Beam's runner makes.
 */
public final class SparkProperties {
  private SparkProperties() {}

  /** Sets system properties, before the pipeline runs; those that are already set win. */
  public static void apply(Map<String, String> spark) {
    apply(spark, System.getProperties());
  }

  static void apply(Map<String, String> spark, Properties system) {
    spark.forEach(system::putIfAbsent);
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
