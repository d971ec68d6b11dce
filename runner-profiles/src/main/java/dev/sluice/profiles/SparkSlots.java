package dev.sluice.profiles;

import java.util.Map;
import java.util.OptionalInt;

/** How many tasks, and so streams, Spark runs at the same time. */
public final class SparkSlots {
  static final String INSTANCES = "spark.executor.instances";
  static final String CORES = "spark.executor.cores";
  static final String CORES_MAX = "spark.cores.max";
  static final String TASK_CPUS = "spark.task.cpus";
  static final String DYNAMIC = "spark.dynamicAllocation.enabled";
  static final String MOST = "spark.dynamicAllocation.maxExecutors";

  private SparkSlots() {}

  /**
   * The most at the same time.
   *
   * @param spark checked by {@link SparkRules}
   * @param processors of this machine
   * @return a local master's threads; on a cluster executors × cores, if both are known
   */
  public static OptionalInt count(Map<String, Setting> spark, int processors) {
    int cpus = number(spark, TASK_CPUS).orElse(1);
    Setting url = spark.get(SparkMaster.KEY);
    if (url != null && new SparkMaster(url.value()).isLocal()) {
      return OptionalInt.of(new SparkMaster(url.value()).threads(processors) / cpus);
    }
    OptionalInt cores = number(spark, CORES);
    OptionalInt most = number(spark, CORES_MAX);
    if (isStandalone(spark) && most.isPresent() && !isDynamic(spark)) {
      int each = cores.orElse(most.getAsInt());
      return each == 0 ? OptionalInt.of(0) : OptionalInt.of(most.getAsInt() / each * (each / cpus));
    }
    OptionalInt executors = number(spark, isDynamic(spark) ? MOST : INSTANCES);
    if (executors.isEmpty() || cores.isEmpty()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(executors.getAsInt() * (cores.getAsInt() / cpus));
  }

  /** Whether executors are counted by {@code spark.cores.max} alone. */
  public static boolean isStandalone(Map<String, Setting> spark) {
    Setting url = spark.get(SparkMaster.KEY);
    return url != null && url.value().startsWith("spark://");
  }

  /** Whether Spark asks for executors and returns them by itself. */
  public static boolean isDynamic(Map<String, Setting> spark) {
    Setting enabled = spark.get(DYNAMIC);
    return enabled != null && enabled.value().equals("true");
  }

  /** A count; empty if it is not set, or is none. */
  public static OptionalInt number(Map<String, Setting> spark, String key) {
    Setting setting = spark.get(key);
    return setting != null && setting.value().matches("[0-9]{1,5}")
        ? OptionalInt.of(Integer.parseInt(setting.value()))
        : OptionalInt.empty();
  }
}
