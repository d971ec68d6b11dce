package dev.sluice.pipelines.options;

import java.util.Map;
import java.util.TreeMap;

/**
 * The process that the settings are for.
 *
 * @param system system properties
 * @param processors what {@code *} of a local Spark master stands for
 * @param heapBytes the most that this process may use
 * @param hasSpark whether Beam's Spark runner and Spark itself are on the class path
 */
record Surroundings(
    Map<String, String> environment,
    Map<String, String> system,
    int processors,
    long heapBytes,
    boolean hasSpark) {

  static Surroundings ofThisProcess(Map<String, String> environment) {
    Map<String, String> system = new TreeMap<>();
    for (String key : System.getProperties().stringPropertyNames()) {
      system.put(key, System.getProperty(key, ""));
    }
    return new Surroundings(
        environment,
        system,
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory(),
        isPresent("org.apache.beam.runners.spark.SparkRunner")
            && isPresent("org.apache.spark.SparkContext"));
  }

  private static boolean isPresent(String className) {
    try {
      Class.forName(className, false, Surroundings.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
