package dev.sluice.pipelines.options;

import dev.sluice.profiles.SparkMaster;
import dev.sluice.profiles.SparkProperties;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Spark's settings and the number of streams that they give.
 *
 * @param properties system properties over the config file over the profile
 * @param streams 0 if only the cluster knows
 */
record SparkChoice(SortedMap<String, String> properties, int streams, List<String> notes) {

  static SparkChoice of(Settings settings, Problems problems) {
    SortedMap<String, String> chosen = new TreeMap<>(settings.file().spark());
    settings
        .surroundings()
        .system()
        .forEach(
            (key, value) -> {
              if (key.startsWith("spark.")) {
                chosen.put(key, value);
              }
            });
    SortedMap<String, String> spark = new TreeMap<>(settings.profile().spark());
    spark.putAll(chosen);
    spark.values().removeIf(String::isEmpty);
    int streams = settings.options(RunOptions.class).getStreams();
    String url = spark.get(SparkMaster.KEY);
    if (url == null) {
      problems.add(
          "Missing spark.master. Give it in the config file or as -Dspark.master=…, or start with"
              + " spark-submit.");
      return new SparkChoice(spark, streams, List.of());
    }
    SparkMaster master = new SparkMaster(url);
    if (streams > 0 && master.isLocal() && !chosen.containsKey(SparkMaster.KEY)) {
      spark.put(SparkMaster.KEY, master.withThreads(streams).url());
    }
    return sized(settings, spark, master.isLocal(), problems);
  }

  private static SparkChoice sized(
      Settings settings, SortedMap<String, String> spark, boolean local, Problems problems) {
    int streams = settings.options(RunOptions.class).getStreams();
    OptionalInt slots;
    try {
      slots = SparkProperties.slots(spark, settings.surroundings().processors());
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return new SparkChoice(spark, streams, List.of());
    }
    if (streams == 0 || slots.orElse(streams) == streams) {
      return new SparkChoice(spark, slots.orElse(streams), List.of());
    }
    if (local) {
      problems.add(
          "%s=%d and spark.master=%s contradict each other: this master runs %d units at once. Leave one of them out."
              .formatted(
                  settings.named("streams"),
                  streams,
                  spark.get(SparkMaster.KEY),
                  slots.getAsInt()));
    }
    return new SparkChoice(
        spark,
        streams,
        List.of(
            "%s=%d sizes the units, but Spark runs %d at once (executors × cores)."
                .formatted(settings.named("streams"), streams, slots.getAsInt())));
  }
}
