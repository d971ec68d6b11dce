package dev.sluice.profiles;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The keys that Spark reads, and what to write in place of some that it does not. */
public final class SparkKeys {
  /** {@code spark-submit}'s flags, and keys that look like Spark's, with what Spark reads. */
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("num-executors", "spark.executor.instances"),
          Map.entry("executor-cores", "spark.executor.cores"),
          Map.entry("executor-memory", "spark.executor.memory"),
          Map.entry("total-executor-cores", "spark.cores.max"),
          Map.entry("driver-cores", "spark.driver.cores"),
          Map.entry("driver-memory", "spark.driver.memory"),
          Map.entry("deploy-mode", "spark.submit.deployMode"),
          Map.entry("master", "spark.master"),
          Map.entry("queue", "spark.yarn.queue"),
          Map.entry("spark.num-executors", "spark.executor.instances"),
          Map.entry("spark.num.executors", "spark.executor.instances"),
          Map.entry("spark.deploy-mode", "spark.submit.deployMode"),
          Map.entry("spark.kubernetes.driver.memory", "spark.driver.memory"),
          Map.entry("spark.kubernetes.driver.cores", "spark.kubernetes.driver.request.cores"),
          Map.entry("spark.kubernetes.executor.memory", "spark.executor.memory"),
          Map.entry("spark.kubernetes.executor.cores", "spark.kubernetes.executor.request.cores"),
          Map.entry("spark.kubernetes.executor.instances", "spark.executor.instances"));

  private static final Set<String> KNOWN = load("spark-keys.txt");
  private static final Set<String> CLUSTER = load("cluster-keys.txt");

  private SparkKeys() {}

  /** What Spark reads in place of a key that it does not, if it was meant for Spark. */
  public static Optional<String> instead(String key) {
    return Optional.ofNullable(INSTEAD.get(key));
  }

  /** Why a key that other programs on Spark know does nothing here. */
  public static Optional<String> unneeded(String key) {
    if (key.startsWith("spark.sql.")) {
      return Optional.of("Sluice does not use Spark SQL");
    }
    if (key.startsWith("spark.cassandra.")) {
      return Optional.of("Sluice reads Cassandra itself, not through Spark's connector");
    }
    if (key.startsWith("spark.streaming.kafka.")) {
      return Optional.of("Sluice reads Kafka itself, not through Spark");
    }
    if (key.startsWith("spark.streaming.backpressure.")) {
      return Optional.of("a stream takes new units only when it has a slot free for them");
    }
    return Optional.empty();
  }

  /** Whether Spark, or its part for Kubernetes or YARN, reads a key. */
  public static boolean known(String key) {
    return KNOWN.contains(key) || CLUSTER.contains(key) || CLUSTER.stream().anyMatch(open(key));
  }

  private static Predicate<String> open(String key) {
    return pattern -> {
      int star = pattern.indexOf('*');
      return star < 0
          ? pattern.endsWith(".") && key.startsWith(pattern)
          : key.startsWith(pattern.substring(0, star)) && key.contains(pattern.substring(star + 1));
    };
  }

  /** All of them, without those that are open at their end. */
  public static Set<String> all() {
    Set<String> all = new TreeSet<>(KNOWN);
    CLUSTER.stream().filter(key -> !key.endsWith(".")).forEach(all::add);
    return all;
  }

  private static Set<String> load(String resource) {
    Set<String> keys = new TreeSet<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(SparkKeys.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      in.lines().filter(line -> !line.startsWith("#")).forEach(keys::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }
}
