package dev.sluice.pipelines.options;

import dev.sluice.profiles.Setting;
import dev.sluice.profiles.SparkAmounts;
import dev.sluice.profiles.SparkMaster;
import dev.sluice.profiles.SparkSlots;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;

/** Makes a profile's sizes fit to what the user and the surroundings say, and says what cannot. */
record SparkSizes(
    Settings settings, SortedMap<String, Setting> spark, List<String> notes, Problems problems) {
  private static final String INSTANCES = "spark.executor.instances";
  private static final String CORES = "spark.executor.cores";
  private static final String CORES_MAX = "spark.cores.max";
  private static final String DRIVER_MEMORY = "spark.driver.memory";
  private static final List<String> ONLY_ON_CLUSTERS =
      List.of(
          INSTANCES,
          CORES,
          CORES_MAX,
          "spark.executor.memory",
          "spark.executor.memoryOverhead",
          "spark.dynamicAllocation.enabled");

  /**
   * The same settings, changed where that is safe.
   *
   * @param streams that were asked for; 0 if none were
   */
  void fit(int streams, boolean local) {
    if (local) {
      fitMaster(streams);
      noteExecutors();
    } else {
      fitInstances(streams);
      fitStandalone();
    }
  }

  private boolean isOfProfile(String key) {
    Setting setting = settings.profile().spark().get(key);
    return setting != null && setting.equals(spark.get(key));
  }

  private Setting setting(String key) {
    return Objects.requireNonNull(spark.get(key));
  }

  private void fitMaster(int streams) {
    Setting master = spark.get(SparkMaster.KEY);
    if (streams > 0 && master != null && isOfProfile(SparkMaster.KEY)) {
      String url = new SparkMaster(master.value()).withThreads(streams).url();
      spark.put(SparkMaster.KEY, new Setting(url, settings.named("streams")));
    }
  }

  /** Executors of a profile follow --streams; those that the user has chosen do not. */
  private void fitInstances(int streams) {
    OptionalInt cores = SparkSlots.number(spark, CORES);
    if (streams == 0
        || cores.isEmpty()
        || SparkSlots.isDynamic(spark)
        || !isOfProfile(INSTANCES)
        || spark.containsKey(CORES_MAX)) {
      return;
    }
    int each = cores.getAsInt() / SparkSlots.number(spark, "spark.task.cpus").orElse(1);
    if (streams % each == 0) {
      spark.put(INSTANCES, new Setting(String.valueOf(streams / each), settings.named("streams")));
    } else {
      problems.add(
          "%s=%d is no multiple of %d, the streams of an executor (%s=%s, %s). Give a multiple, or your own spark.executor.instances."
              .formatted(
                  settings.named("streams"),
                  streams,
                  each,
                  CORES,
                  setting(CORES).value(),
                  setting(CORES).origin()));
    }
  }

  /** A standalone master starts executors until they have spark.cores.max, and counts no other. */
  private void fitStandalone() {
    OptionalInt instances = SparkSlots.number(spark, INSTANCES);
    OptionalInt cores = SparkSlots.number(spark, CORES);
    if (!SparkSlots.isStandalone(spark)
        || SparkSlots.isDynamic(spark)
        || instances.isEmpty()
        || cores.isEmpty()
        || spark.containsKey(CORES_MAX)) {
      return;
    }
    String most = String.valueOf(instances.getAsInt() * cores.getAsInt());
    spark.put(CORES_MAX, new Setting(most, INSTANCES + " × " + CORES));
    notes.add(
        "A standalone master does not read %s: %s=%s is set for it (%d × %d)."
            .formatted(INSTANCES, CORES_MAX, most, instances.getAsInt(), cores.getAsInt()));
  }

  private void noteExecutors() {
    List<String> idle =
        ONLY_ON_CLUSTERS.stream()
            .filter(key -> spark.containsKey(key))
            .map(key -> "%s (%s)".formatted(key, setting(key).origin()))
            .toList();
    if (!idle.isEmpty()) {
      notes.add(
          "With spark.master=%s nothing reads %s: all streams are threads of this process, whose heap is %,d MiB (-Xmx)."
              .formatted(
                  setting(SparkMaster.KEY).value(),
                  String.join(", ", idle),
                  settings.surroundings().heapBytes() >> 20));
    }
  }

  /** The heap was chosen before any of this was read. */
  static void noteDriver(Settings settings, Map<String, Setting> spark, List<String> notes) {
    Setting memory = spark.get(DRIVER_MEMORY);
    if (memory == null || memory.origin().equals(SparkChoice.SYSTEM)) {
      return;
    }
    OptionalLong asked = SparkAmounts.bytes(memory.value());
    long heap = settings.surroundings().heapBytes();
    if (asked.isPresent() && Math.abs(asked.getAsLong() - heap) > asked.getAsLong() / 5) {
      notes.add(
          "%s=%s (%s) comes too late: this process already runs with a heap of %,d MiB. Give it as spark-submit --driver-memory %s, or the file as --properties-file."
              .formatted(
                  DRIVER_MEMORY, memory.value(), memory.origin(), heap >> 20, memory.value()));
    }
  }
}
