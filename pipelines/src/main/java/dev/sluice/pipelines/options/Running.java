package dev.sluice.pipelines.options;

import dev.sluice.profiles.Setting;
import dev.sluice.profiles.SparkMaster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * Which runner, set up how.
 *
 * @param streams units at once; 0 if unknown
 * @param sparkSettings effective {@code spark.*}; empty for other runners
 * @param scratch a folder that the runner will make and nobody needs afterwards; empty if there is
 *     none, or it is where only the runner can reach it
 */
record Running(
    PipelineOptions pipelineOptions,
    SortedMap<String, Setting> sparkSettings,
    int streams,
    List<String> notes,
    Optional<Path> scratch) {
  private static final String CHECKPOINTS = "checkpointDir";
  private static final String SINKS = "enableSparkMetricSinks";
  private static final String PARALLELISM = "targetParallelism";

  static Running of(Settings settings, Problems problems) {
    BeamFlags beam = BeamFlags.of(settings, problems);
    List<String> notes = new ArrayList<>(settings.file().notes());
    checkProfile(settings, beam.runner(), problems);
    checkStreams(settings, problems);
    if (beam.runner().equals("SparkRunner")) {
      if (!settings.surroundings().hasSpark()) {
        problems.add(
            "Cannot use SparkRunner: Spark is not on the class path. Start with spark-submit, or"
                + " give --runner=DirectRunner.");
      } else {
        SparkJvm.problem().ifPresent(problems::add);
        SparkRelease.of(Running.class.getClassLoader()).problem().ifPresent(problems::add);
      }
      SparkChoice spark = SparkChoice.of(settings, problems);
      notes.addAll(spark.notes());
      return onSpark(settings, beam, spark, notes, problems);
    }
    if (!settings.file().spark().isEmpty()) {
      notes.add("The spark.* keys of the config file mean nothing to %s.".formatted(beam.runner()));
    }
    if (beam.runner().equals("DirectRunner")) {
      return direct(settings, beam, notes, problems);
    }
    return new Running(
        beam.options(),
        new TreeMap<>(),
        settings.options(RunOptions.class).getStreams(),
        notes,
        Optional.empty());
  }

  /** As system properties. */
  SortedMap<String, String> spark() {
    SortedMap<String, String> properties = new TreeMap<>();
    sparkSettings.forEach((key, setting) -> properties.put(key, setting.value()));
    return properties;
  }

  private static Running onSpark(
      Settings settings,
      BeamFlags given,
      SparkChoice spark,
      List<String> notes,
      Problems problems) {
    BeamFlags beam = withoutSinks(given);
    if (!StreamSection.endless(settings.flags(), settings.given())) {
      return new Running(
          beam.options(), spark.settings(), spark.streams(), notes, Optional.empty());
    }
    String folders = beam.values().get(CHECKPOINTS);
    Setting url = spark.settings().get(SparkMaster.KEY);
    String master = url == null ? null : url.value();
    if (folders == null && master != null && !new SparkMaster(master).isLocal()) {
      problems.add(
          "Missing --checkpointDir=DIRECTORY, which Spark needs for streams that are not --until=empty: one that the driver and all executors see. Nothing in it is needed after the run.");
    }
    String folder = newFolder(folders);
    return new Running(
        beam.with(CHECKPOINTS, folder).options(),
        spark.settings(),
        spark.streams(),
        notes,
        local(folder));
  }

  /**
   * Among Spark's own metrics those of Beam have objects for values, and Prometheus refuses all.
   */
  private static BeamFlags withoutSinks(BeamFlags beam) {
    return beam.values().containsKey(SINKS) ? beam : beam.with(SINKS, "false");
  }

  /** Spark would go on with the old pipeline and flags that it finds in a folder. */
  private static String newFolder(@Nullable String parent) {
    String name = "sluice-stream-" + UUID.randomUUID();
    return parent == null
        ? Path.of(System.getProperty("java.io.tmpdir"), name).toUri().toString()
        : parent.replaceFirst("/+$", "") + "/" + name;
  }

  /** Empty if the folder is on no file system of this machine's. */
  private static Optional<Path> local(String folder) {
    if (folder.startsWith("file:")) {
      return Optional.of(Path.of(folder.replaceFirst("^file:/*", "/")));
    }
    return folder.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")
        ? Optional.empty()
        : Optional.of(Path.of(folder));
  }

  private static void checkStreams(Settings settings, Problems problems) {
    RunOptions options = settings.options(RunOptions.class);
    if (options.getMaxStreams() > 0 && options.getStreams() > options.getMaxStreams()) {
      problems.add(
          "%s=%d and %s=%d contradict each other. Lower the first, or raise the second."
              .formatted(
                  settings.named("streams"),
                  options.getStreams(),
                  settings.named("maxStreams"),
                  options.getMaxStreams()));
    }
  }

  private static void checkProfile(Settings settings, String runner, Problems problems) {
    String meant = settings.profile().runner().orElse(null);
    if (meant != null && !runner.isEmpty() && !BeamFlags.runnerName(meant).equals(runner)) {
      problems.add(
          "Cannot use profile %s with %s: it is for %s. Leave %s out."
              .formatted(settings.profile().name(), runner, meant, settings.named("profile")));
    }
  }

  private static Running direct(
      Settings settings, BeamFlags beam, List<String> notes, Problems problems) {
    int streams = settings.options(RunOptions.class).getStreams();
    String parallelism = beam.values().get(PARALLELISM);
    if (streams == 0) {
      // Beam's own default for this runner.
      int threads = Math.max(3, settings.surroundings().processors());
      int given = parallelism == null ? threads : Integer.parseInt(parallelism);
      int most = settings.options(RunOptions.class).getMaxStreams();
      if (most == 0 || given <= most) {
        return new Running(beam.options(), new TreeMap<>(), given, notes, Optional.empty());
      }
      if (parallelism == null) {
        return new Running(
            beam.with(PARALLELISM, String.valueOf(most)).options(),
            new TreeMap<>(),
            most,
            notes,
            Optional.empty());
      }
      problems.add(
          "%s=%s and %s=%d contradict each other. Lower the first, or raise the second."
              .formatted(
                  settings.named(PARALLELISM), parallelism, settings.named("maxStreams"), most));
      return new Running(beam.options(), new TreeMap<>(), given, notes, Optional.empty());
    }
    if (parallelism != null && !parallelism.equals(String.valueOf(streams))) {
      problems.add(
          "%s=%d and %s=%s contradict each other. Leave out the second."
              .formatted(
                  settings.named("streams"), streams, settings.named(PARALLELISM), parallelism));
    }
    return new Running(
        beam.with(PARALLELISM, String.valueOf(streams)).options(),
        new TreeMap<>(),
        streams,
        notes,
        Optional.empty());
  }
}
