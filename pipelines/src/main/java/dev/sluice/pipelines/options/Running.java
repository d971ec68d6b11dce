package dev.sluice.pipelines.options;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Which runner, set up how.
 *
 * @param streams units at once; 0 if unknown
 * @param spark effective {@code spark.*}; empty for other runners
 */
record Running(
    PipelineOptions pipelineOptions,
    SortedMap<String, String> spark,
    int streams,
    List<String> notes) {
  private static final String PARALLELISM = "targetParallelism";

  static Running of(Settings settings, Problems problems) {
    BeamFlags beam = BeamFlags.of(settings, problems);
    List<String> notes = new ArrayList<>(settings.file().notes());
    checkProfile(settings, beam.runner(), problems);
    if (beam.runner().equals("SparkRunner")) {
      if (!settings.surroundings().hasSpark()) {
        problems.add(
            "Cannot use SparkRunner: Spark is not on the class path. Start with spark-submit, or"
                + " give --runner=DirectRunner.");
      }
      SparkChoice spark = SparkChoice.of(settings, problems);
      notes.addAll(spark.notes());
      return new Running(beam.options(), spark.properties(), spark.streams(), notes);
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
        settings.options(CassandraOptions.class).getStreams(),
        notes);
  }

  private static void checkProfile(Settings settings, String runner, Problems problems) {
    String meant = settings.profile().flags().get("runner");
    if (meant != null && !runner.isEmpty() && !BeamFlags.runnerName(meant).equals(runner)) {
      problems.add(
          "Cannot use profile %s with %s: it is for %s. Leave %s out."
              .formatted(settings.profile().name(), runner, meant, settings.named("profile")));
    }
  }

  private static Running direct(
      Settings settings, BeamFlags beam, List<String> notes, Problems problems) {
    int streams = settings.options(CassandraOptions.class).getStreams();
    String parallelism = beam.values().get(PARALLELISM);
    if (streams == 0) {
      // Beam's own default for this runner.
      int threads = Math.max(3, settings.surroundings().processors());
      int given = parallelism == null ? threads : Integer.parseInt(parallelism);
      return new Running(beam.options(), new TreeMap<>(), given, notes);
    }
    if (parallelism != null && !parallelism.equals(String.valueOf(streams))) {
      problems.add(
          "%s=%d and %s=%s contradict each other. Leave out the second."
              .formatted(
                  settings.named("streams"), streams, settings.named(PARALLELISM), parallelism));
    }
    return new Running(
        beam.with(PARALLELISM, String.valueOf(streams)).options(), new TreeMap<>(), streams, notes);
  }
}
