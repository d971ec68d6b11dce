package dev.sluice.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What Spark's settings must be to be possible, each by itself and together. */
public final class SparkRules {
  private static final String PREFIX = "spark.dynamicAllocation.";

  /** Spark reserves 300 MiB and refuses less than one and a half times as much. */
  private static final long LEAST_HEAP = 450L << 20;

  private static final List<String> COUNTS =
      List.of(
          SparkSlots.INSTANCES,
          SparkSlots.CORES,
          SparkSlots.CORES_MAX,
          SparkSlots.TASK_CPUS,
          "spark.default.parallelism",
          "spark.driver.cores",
          "spark.task.maxFailures");

  private final Map<String, Setting> spark;
  private final List<String> problems = new ArrayList<>();

  private SparkRules(Map<String, Setting> spark) {
    this.spark = spark;
  }

  /** All that is wrong, each with what to do. */
  public static List<String> problems(Map<String, Setting> spark) {
    SparkRules rules = new SparkRules(spark);
    rules.counts();
    rules.sizes();
    rules.times();
    rules.cpus();
    rules.dynamicAllocation();
    return List.copyOf(rules.problems);
  }

  private void counts() {
    COUNTS.forEach(key -> count(key, 1));
    count(PREFIX + "minExecutors", 0);
    count(PREFIX + "initialExecutors", 0);
    count(SparkSlots.MOST, 1);
  }

  private void count(String key, int least) {
    Setting setting = spark.get(key);
    if (setting == null) {
      return;
    }
    boolean number = setting.value().matches("[0-9]{1,5}");
    if (!number || Integer.parseInt(setting.value()) < least) {
      invalid(key, setting, "a whole number from %d to 99999".formatted(least));
    }
  }

  private void sizes() {
    heap("spark.executor.memory");
    heap("spark.driver.memory");
    for (String key : List.of("spark.executor.memoryOverhead", "spark.driver.memoryOverhead")) {
      Setting setting = spark.get(key);
      if (setting != null && SparkAmounts.bytes(setting.value()).isEmpty()) {
        invalid(key, setting, "a size such as 512m or 2g");
      }
    }
  }

  /** Without a unit Spark takes it for MiB in one place and for bytes in another. */
  private void heap(String key) {
    Setting setting = spark.get(key);
    if (setting == null) {
      return;
    }
    OptionalLong bytes = SparkAmounts.bytes(setting.value());
    if (bytes.isEmpty()
        || !SparkAmounts.hasUnit(setting.value())
        || bytes.getAsLong() < LEAST_HEAP) {
      invalid(key, setting, "a size with its unit, such as 2048m or 2g, of at least 450m");
    }
  }

  private void times() {
    Setting timeout = spark.get("spark.network.timeout");
    Setting beat = spark.get("spark.executor.heartbeatInterval");
    OptionalLong longest = timeout == null ? OptionalLong.of(120_000_000L) : micros(timeout, "s");
    OptionalLong between = beat == null ? OptionalLong.of(10_000_000L) : micros(beat, "ms");
    if (timeout != null && longest.isEmpty()) {
      invalid("spark.network.timeout", timeout, "a time such as 300s");
    }
    if (beat != null && between.isEmpty()) {
      invalid("spark.executor.heartbeatInterval", beat, "a time such as 30s");
    }
    if (longest.isPresent() && between.isPresent() && between.getAsLong() >= longest.getAsLong()) {
      problems.add(
          "%s and %s contradict each other: executors would be taken for lost between two beats. Make the first shorter."
              .formatted(
                  named("spark.executor.heartbeatInterval", beat, "10s"),
                  named("spark.network.timeout", timeout, "120s")));
    }
  }

  private static OptionalLong micros(Setting setting, String unit) {
    return SparkAmounts.micros(setting.value(), unit);
  }

  private void cpus() {
    OptionalInt cpus = SparkSlots.number(spark, SparkSlots.TASK_CPUS);
    OptionalInt cores = SparkSlots.number(spark, SparkSlots.CORES);
    if (cpus.isPresent() && cores.isPresent() && cpus.getAsInt() > cores.getAsInt()) {
      problems.add(
          "%s and %s contradict each other: no task fits into an executor. Leave the first one out."
              .formatted(named(SparkSlots.TASK_CPUS), named(SparkSlots.CORES)));
    }
    OptionalInt most = SparkSlots.number(spark, SparkSlots.CORES_MAX);
    if (most.isPresent() && cores.isPresent() && most.getAsInt() < cores.getAsInt()) {
      problems.add(
          "%s and %s contradict each other: no executor would ever start. Make the second smaller."
              .formatted(named(SparkSlots.CORES_MAX), named(SparkSlots.CORES)));
    }
  }

  private void dynamicAllocation() {
    if (!SparkSlots.isDynamic(spark)) {
      List<String> idle =
          spark.keySet().stream()
              .filter(key -> key.startsWith(PREFIX) && !key.equals(SparkSlots.DYNAMIC))
              .map(this::named)
              .toList();
      // Whoever has turned it off may have left the rest in a cluster's defaults.
      if (!idle.isEmpty() && !spark.containsKey(SparkSlots.DYNAMIC)) {
        problems.add(
            "%s means nothing without %s=true. Add it, or leave these out."
                .formatted(String.join(" and ", idle), SparkSlots.DYNAMIC));
      }
      return;
    }
    inOrder(PREFIX + "minExecutors", SparkSlots.MOST);
    inOrder(PREFIX + "minExecutors", PREFIX + "initialExecutors");
    inOrder(PREFIX + "initialExecutors", SparkSlots.MOST);
    inOrder(SparkSlots.INSTANCES, SparkSlots.MOST);
    inOrder(PREFIX + "minExecutors", SparkSlots.INSTANCES);
    Setting streaming = spark.get("spark.streaming.dynamicAllocation.enabled");
    if (streaming != null && streaming.value().equals("true")) {
      problems.add(
          "%s and spark.streaming.dynamicAllocation.enabled=true contradict each other: Spark takes one of them. Leave the second out."
              .formatted(named(SparkSlots.DYNAMIC)));
    }
  }

  private void inOrder(String smaller, String larger) {
    OptionalInt least = SparkSlots.number(spark, smaller);
    OptionalInt most = SparkSlots.number(spark, larger);
    if (least.isPresent() && most.isPresent() && least.getAsInt() > most.getAsInt()) {
      problems.add(
          "%s and %s contradict each other: the first may not be more than the second. Change one of them."
              .formatted(named(smaller), named(larger)));
    }
  }

  private void invalid(String key, Setting setting, String expected) {
    problems.add(
        "Invalid %s (%s): \"%s\". Expected %s."
            .formatted(key, setting.origin(), setting.value(), expected));
  }

  private String named(String key) {
    return named(key, spark.get(key), "");
  }

  private static String named(String key, @Nullable Setting setting, String byDefault) {
    return setting == null
        ? "%s=%s (Spark's default)".formatted(key, byDefault)
        : "%s=%s (%s)".formatted(key, setting.value(), setting.origin());
  }
}
