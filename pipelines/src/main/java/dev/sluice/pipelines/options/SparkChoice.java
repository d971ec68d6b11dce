package dev.sluice.pipelines.options;

import dev.sluice.profiles.RunnerProfile;
import dev.sluice.profiles.Setting;
import dev.sluice.profiles.SparkKeys;
import dev.sluice.profiles.SparkMaster;
import dev.sluice.profiles.SparkRules;
import dev.sluice.profiles.SparkSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Spark's settings and the number of streams that they give.
 *
 * @param settings system properties over the config file over the profile
 * @param streams 0 if only the cluster knows
 */
record SparkChoice(SortedMap<String, Setting> settings, int streams, List<String> notes) {
  /** Where system properties come from: a driver cannot tell. */
  static final String SYSTEM = "-D or spark-submit";

  static SparkChoice of(Settings settings, Problems problems) {
    SparkChoice choice = withoutMaster(settings, problems);
    if (!choice.settings.containsKey(SparkMaster.KEY)) {
      problems.add(
          "Missing spark.master. Give it in the config file or as -Dspark.master=…, or start with"
              + " spark-submit.");
    }
    List<String> notes = new ArrayList<>(choice.notes);
    SparkSizes.noteDriver(settings, choice.settings, notes);
    return new SparkChoice(choice.settings, choice.streams, notes);
  }

  /** The same where it does not matter whether anybody has named a master yet. */
  static SparkChoice withoutMaster(Settings settings, Problems problems) {
    SortedMap<String, Setting> spark = effective(settings);
    List<String> wrong = SparkRules.problems(spark);
    wrong.forEach(problems::add);
    int streams = settings.options(RunOptions.class).getStreams();
    if (!wrong.isEmpty()) {
      return new SparkChoice(spark, streams, List.of());
    }
    List<String> notes = new ArrayList<>();
    spark.forEach(
        (key, setting) ->
            SparkKeys.unneeded(key)
                .ifPresent(
                    reason ->
                        notes.add(
                            "%s (%s) needs nothing: %s."
                                .formatted(key, setting.origin(), reason))));
    Setting url = spark.get(SparkMaster.KEY);
    boolean local = url != null && new SparkMaster(url.value()).isLocal();
    new SparkSizes(settings, spark, notes, problems).fit(streams, local);
    new MostStreams(settings, spark, notes, problems).fit();
    return sized(settings, spark, local, notes, problems);
  }

  private static SortedMap<String, Setting> effective(Settings settings) {
    SortedMap<String, Setting> spark = new TreeMap<>(settings.profile().spark());
    spark.putAll(settings.file().spark());
    settings
        .surroundings()
        .system()
        .forEach(
            (key, value) -> {
              if (key.startsWith("spark.") && !key.startsWith(RunnerProfile.PREFIX)) {
                spark.put(key, new Setting(value, SYSTEM));
              }
            });
    spark.values().removeIf(setting -> setting.value().isEmpty());
    return spark;
  }

  private static SparkChoice sized(
      Settings settings,
      SortedMap<String, Setting> spark,
      boolean local,
      List<String> notes,
      Problems problems) {
    int streams = settings.options(RunOptions.class).getStreams();
    OptionalInt slots = SparkSlots.count(spark, settings.surroundings().processors());
    if (streams == 0 || slots.orElse(streams) == streams) {
      return new SparkChoice(spark, slots.orElse(streams), notes);
    }
    if (local) {
      problems.add(
          "%s=%d and spark.master=%s contradict each other: this master runs %d units at once. Leave one of them out."
              .formatted(
                  settings.named("streams"),
                  streams,
                  Objects.requireNonNull(spark.get(SparkMaster.KEY)).value(),
                  slots.getAsInt()));
    }
    notes.add(
        "%s=%d sizes the units, but Spark runs %d at once (executors × cores)."
            .formatted(settings.named("streams"), streams, slots.getAsInt()));
    return new SparkChoice(spark, streams, notes);
  }
}
