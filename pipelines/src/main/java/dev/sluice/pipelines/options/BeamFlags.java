package dev.sluice.pipelines.options;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.options.ApplicationNameOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** The flags that are Beam's or the runner's, each of which Beam understands. */
record BeamFlags(String command, SortedMap<String, String> values) {
  private static final String RUNNER = "runner";

  static BeamFlags of(Settings settings, Problems problems) {
    SortedMap<String, String> values = new TreeMap<>();
    for (Map.Entry<String, Given> entry : settings.given().entrySet()) {
      String flag = entry.getKey();
      if (Flags.known(flag).isPresent()) {
        continue;
      }
      Given given = entry.getValue();
      try {
        parse(Map.of(flag, given.value()));
        values.put(flag, given.value());
      } catch (IllegalArgumentException e) {
        problems.add(
            "Invalid %s: \"%s\". Beam says: %s"
                .formatted(given.key(), given.value(), firstLine(String.valueOf(e.getMessage()))));
      }
    }
    if (!settings.has(RUNNER)) {
      values.put(RUNNER, ProfileChoice.defaultRunner(settings.surroundings()));
    }
    return new BeamFlags(settings.flags().command(), values);
  }

  BeamFlags with(String flag, String value) {
    SortedMap<String, String> more = new TreeMap<>(values);
    more.put(flag, value);
    return new BeamFlags(command, more);
  }

  /** Simple class name of the runner; empty if Beam knows none of that name. */
  String runner() {
    String runner = values.get(RUNNER);
    return runner == null ? "" : runnerName(runner);
  }

  static String runnerName(String runner) {
    try {
      return parse(Map.of(RUNNER, runner)).getRunner().getSimpleName();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  PipelineOptions options() {
    PipelineOptions options = parse(values);
    if (!values.containsKey("appName")) {
      options.as(ApplicationNameOptions.class).setAppName("sluice-" + command);
    }
    return options;
  }

  private static PipelineOptions parse(Map<String, String> values) {
    return PipelineOptionsFactory.fromArgs(
            values.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new))
        .create();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
