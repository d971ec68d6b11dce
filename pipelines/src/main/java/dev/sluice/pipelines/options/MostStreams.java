package dev.sluice.pipelines.options;

import dev.sluice.profiles.Setting;
import dev.sluice.profiles.SparkMaster;
import dev.sluice.profiles.SparkSlots;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;

/** Keeps Spark from running more tasks at once than {@code --maxStreams} allows. */
record MostStreams(
    Settings settings, SortedMap<String, Setting> spark, List<String> notes, Problems problems) {
  private static final String FLAG = "maxStreams";
  private static final String INSTANCES = "spark.executor.instances";
  private static final String CORES_MAX = "spark.cores.max";
  private static final String MOST_EXECUTORS = "spark.dynamicAllocation.maxExecutors";

  void fit() {
    int most = settings.options(RunOptions.class).getMaxStreams();
    OptionalInt slots = SparkSlots.count(spark, settings.surroundings().processors());
    if (most == 0 || slots.orElse(Integer.MAX_VALUE) <= most) {
      return;
    }
    boolean fits =
        spark.containsKey(SparkMaster.KEY) && isLocal() ? threads(most) : executors(most);
    if (!fits) {
      problems.add(
          slots.isPresent()
              ? "Spark would run %d streams at once, more than %s=%d. %s"
                  .formatted(slots.getAsInt(), settings.named(FLAG), most, advice(most))
              : "Cannot keep to %s=%d: how many streams Spark runs at once is not known. %s"
                  .formatted(settings.named(FLAG), most, advice(most)));
    }
  }

  private boolean isLocal() {
    Setting master = spark.get(SparkMaster.KEY);
    return master != null && new SparkMaster(master.value()).isLocal();
  }

  private boolean isOfProfile(String key) {
    Setting setting = settings.profile().spark().get(key);
    return setting != null && setting.equals(spark.get(key));
  }

  private boolean threads(int most) {
    Setting master = spark.get(SparkMaster.KEY);
    if (master == null || !isOfProfile(SparkMaster.KEY)) {
      return false;
    }
    return set(SparkMaster.KEY, new SparkMaster(master.value()).withThreads(most).url());
  }

  private boolean executors(int most) {
    int cpus = SparkSlots.number(spark, "spark.task.cpus").orElse(1);
    if (SparkSlots.isStandalone(spark)) {
      // What Sluice made of the executors, or nobody has set.
      Setting cores = spark.get(CORES_MAX);
      boolean free = cores == null || !cores.origin().equals(SparkChoice.SYSTEM);
      int each = SparkSlots.number(spark, "spark.executor.cores").orElse(1);
      return free && most * cpus >= each && set(CORES_MAX, String.valueOf(most * cpus));
    }
    OptionalInt cores = SparkSlots.number(spark, "spark.executor.cores");
    String key = SparkSlots.isDynamic(spark) ? MOST_EXECUTORS : INSTANCES;
    if (cores.isEmpty() || !isOfProfile(key)) {
      return false;
    }
    int executors = most / (cores.getAsInt() / cpus);
    int least =
        SparkSlots.isDynamic(spark)
            ? Math.max(
                1,
                Math.max(
                    SparkSlots.number(spark, "spark.dynamicAllocation.minExecutors").orElse(0),
                    SparkSlots.number(spark, "spark.dynamicAllocation.initialExecutors").orElse(0)))
            : 1;
    return executors >= least && set(key, String.valueOf(executors));
  }

  private boolean set(String key, String value) {
    spark.put(key, new Setting(value, settings.named(FLAG)));
    notes.add("%s=%s is set for %s.".formatted(key, value, settings.named(FLAG)));
    return true;
  }

  private String advice(int most) {
    if (spark.containsKey(SparkMaster.KEY) && isLocal()) {
      return "Set spark.master=local[%d,4], or raise it.".formatted(most);
    }
    if (SparkSlots.isDynamic(spark)) {
      return "Lower spark.dynamicAllocation.maxExecutors, and initialExecutors with it, so that times spark.executor.cores they are not more than %d; or raise it."
          .formatted(most);
    }
    return SparkSlots.isStandalone(spark)
        ? "Set spark.cores.max=%d, with no more spark.executor.cores; or raise it.".formatted(most)
        : "Set spark.executor.instances and spark.executor.cores whose product is not more than %d; or raise it."
            .formatted(most);
  }
}
