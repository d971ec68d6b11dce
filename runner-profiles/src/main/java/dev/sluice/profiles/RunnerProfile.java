package dev.sluice.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings that go with a runner, from one properties file and those it inherits from. Whether
 * its flags exist is for the reader of flags to say.
 *
 * @param name as it was asked for: a name of {@link #NAMES} or a path
 * @param about what it is for; empty if the file does not say
 * @param ancestors the profiles it inherits from, the nearest first
 * @param flags all keys that are not Spark's, without dashes
 * @param spark {@code spark.*}
 */
public record RunnerProfile(
    String name,
    String about,
    List<String> ancestors,
    SortedMap<String, Setting> flags,
    SortedMap<String, Setting> spark) {
  /** The profiles that come with Sluice. */
  public static final List<String> NAMES =
      List.of(
          "direct",
          "spark-local",
          "spark-cluster",
          "remote",
          "high-throughput",
          "memory-constrained",
          "low-latency",
          "streaming",
          "dynamic-allocation",
          "dynamic-allocation-streaming",
          "kubernetes");

  /** What a stream on Spark needs beside its profile. */
  public static final String STREAMING = "streaming";

  /**
   * Before a flag's name it makes a key that Spark hands on too, so that {@code spark-submit
   * --properties-file} takes a whole profile.
   */
  public static final String PREFIX = "spark.sluice.";

  /** The key that names a profile's parent. */
  public static final String INHERITS = "inherits";

  /** The key that says what a profile is for. */
  public static final String ABOUT = "about";

  public RunnerProfile {
    ancestors = List.copyOf(ancestors);
    flags = new TreeMap<>(flags);
    spark = new TreeMap<>(spark);
  }

  /** A profile without any setting, for runners that have none of their own. */
  public static RunnerProfile empty() {
    return new RunnerProfile("none", "", List.of(), new TreeMap<>(), new TreeMap<>());
  }

  /**
   * Reads a profile and those it inherits from.
   *
   * @param nameOrPath one of {@link #NAMES}; whatever holds a slash or ends with {@code
   *     .properties} is a path
   * @throws IllegalArgumentException saying what to do, if there is no such profile, it cannot be
   *     read, or it inherits from itself
   */
  public static RunnerProfile load(String nameOrPath) {
    return load(nameOrPath, List.of());
  }

  private static RunnerProfile load(String nameOrPath, List<String> children) {
    List<String> line = new ArrayList<>(children);
    line.add(nameOrPath);
    if (children.contains(nameOrPath)) {
      throw new IllegalArgumentException(
          "Profile %s inherits from itself: %s. Remove one of these inherits."
              .formatted(nameOrPath, String.join(" -> ", line)));
    }
    ProfileFile file = ProfileFile.read(nameOrPath);
    String about = file.take(ABOUT).orElse("");
    Optional<String> parent = file.take(INHERITS).filter(name -> !name.isEmpty());
    RunnerProfile own = new RunnerProfile(nameOrPath, about, List.of(), file.flags(), file.spark());
    return parent
        .map(name -> own.inheriting(load(ProfileFile.resolve(name, nameOrPath), line)))
        .orElse(own);
  }

  private RunnerProfile inheriting(RunnerProfile parent) {
    List<String> line = new ArrayList<>(List.of(parent.name));
    line.addAll(parent.ancestors);
    RunnerProfile both = over(parent);
    return new RunnerProfile(name, about, line, both.flags, both.spark);
  }

  /** This profile with the settings of another one where it has none of its own. */
  public RunnerProfile over(RunnerProfile weaker) {
    SortedMap<String, Setting> allFlags = new TreeMap<>(weaker.flags);
    allFlags.putAll(flags);
    SortedMap<String, Setting> allSpark = new TreeMap<>(weaker.spark);
    allSpark.putAll(spark);
    return new RunnerProfile(name, about, ancestors, allFlags, allSpark);
  }

  /** Whether this is the profile of that name or inherits from it. */
  public boolean is(String other) {
    return name.equals(other) || ancestors.contains(other);
  }

  /** The Beam runner it is for, if it says so. */
  public Optional<String> runner() {
    return Optional.ofNullable(flags.get("runner")).map(Setting::value);
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
