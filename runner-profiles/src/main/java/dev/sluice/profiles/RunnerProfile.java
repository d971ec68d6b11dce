package dev.sluice.profiles;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings that go with a runner, from one properties file. Whether its flags exist is for the
 * reader of flags to say.
 *
 * @param name as it was asked for: a name of {@link #NAMES} or a path
 * @param flags all keys that are not Spark's, without dashes
 * @param spark {@code spark.*}
 */
public record RunnerProfile(
    String name, SortedMap<String, String> flags, SortedMap<String, String> spark) {
  /** The profiles that come with Sluice. */
  public static final List<String> NAMES = List.of("direct", "spark-local", "spark-cluster");

  /** What a stream on Spark needs beside its profile. */
  public static final String STREAMING = "streaming";

  public RunnerProfile {
    flags = new TreeMap<>(flags);
    spark = new TreeMap<>(spark);
  }

  /** A profile without any setting, for runners that have none of their own. */
  public static RunnerProfile empty() {
    return new RunnerProfile("none", new TreeMap<>(), new TreeMap<>());
  }

  /**
   * Reads a profile.
   *
   * @param nameOrPath one of {@link #NAMES}; whatever holds a slash or ends with {@code
   *     .properties} is a path
   * @throws IllegalArgumentException saying what to do, if there is no such profile or it cannot be
   *     read
   */
  public static RunnerProfile load(String nameOrPath) {
    SortedMap<String, String> flags = new TreeMap<>();
    SortedMap<String, String> spark = new TreeMap<>();
    ProfileFile.read(nameOrPath)
        .forEach((key, value) -> (key.startsWith("spark.") ? spark : flags).put(key, value));
    return new RunnerProfile(nameOrPath, flags, spark);
  }

  /** This profile with the settings of another one where it has none of its own. */
  public RunnerProfile over(RunnerProfile weaker) {
    SortedMap<String, String> allFlags = new TreeMap<>(weaker.flags);
    allFlags.putAll(flags);
    SortedMap<String, String> allSpark = new TreeMap<>(weaker.spark);
    allSpark.putAll(spark);
    return new RunnerProfile(name, allFlags, allSpark);
  }

  /**
   * The profile of a runner that was not told which to use.
   *
   * @param runner simple class name of Beam's runner
   * @param system system properties, over the {@code spark.*} keys of a config file
   * @return empty for a runner that Sluice has no profile for
   */
  public static Optional<String> nameFor(String runner, Map<String, String> system) {
    return switch (runner) {
      case "DirectRunner" -> Optional.of("direct");
      case "SparkRunner" -> Optional.of(onCluster(system) ? "spark-cluster" : "spark-local");
      default -> Optional.empty();
    };
  }

  private static boolean onCluster(Map<String, String> system) {
    String master = system.get(SparkMaster.KEY);
    return "true".equals(system.get("SPARK_SUBMIT"))
        || system.containsKey("spark.submit.deployMode")
        || (master != null && !new SparkMaster(master).isLocal());
  }
}
