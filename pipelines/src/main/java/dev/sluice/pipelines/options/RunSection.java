package dev.sluice.pipelines.options;

import dev.sluice.ledger.PaceKind;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The run itself, from {@link RunOptions} and {@link JobOptions}. */
final class RunSection {
  private RunSection() {}

  static RunSettings run(Settings settings, int streams, Problems problems) {
    RunOptions options = settings.options(RunOptions.class);
    JobOptions job = settings.options(JobOptions.class);
    return new RunSettings(
        streams,
        reportDir(settings, options.getReportDir(), problems),
        job.getRestart(),
        job.getTruncateTarget(),
        ProgressStyle.valueOf(options.getProgress().toUpperCase(Locale.ROOT)),
        metrics(settings, problems),
        limits(settings));
  }

  private static Optional<MetricsAddress> metrics(Settings settings, Problems problems) {
    MetricsOptions options = settings.options(MetricsOptions.class);
    String host = options.getMetricsHost();
    if (options.getMetricsPort() > 0) {
      return Optional.of(
          new MetricsAddress(host == null ? "0.0.0.0" : host, options.getMetricsPort()));
    }
    if (host != null) {
      problems.add(
          "%s=%s means nothing without --metricsPort. Give both or none."
              .formatted(settings.named("metricsHost"), host));
    }
    return Optional.empty();
  }

  /** The run that a command is about; empty for what is last to it. */
  static Optional<String> chosen(Settings settings) {
    return Optional.of(settings.options(RunChoiceOptions.class).getRun())
        .filter(run -> !run.equals("last"));
  }

  /** Those that are given. */
  static Map<PaceKind, Long> limits(Settings settings) {
    Map<PaceKind, Long> limits = new EnumMap<>(PaceKind.class);
    for (PaceKind kind : PaceKind.values()) {
      settings
          .flags()
          .find(kind.flag())
          .map(flag -> settings.text(flag.name()))
          .filter(text -> text.matches("0*[1-9][0-9]{0,12}"))
          .ifPresent(text -> limits.put(kind, Long.valueOf(text)));
    }
    return limits;
  }

  static Optional<Path> reportDir(Settings settings, @Nullable String text, Problems problems) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      Path directory = Path.of(text);
      Path existing = directory.toAbsolutePath();
      while (existing.getParent() != null && !Files.exists(existing)) {
        existing = existing.getParent();
      }
      if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
        problems.add(settings.invalid("reportDir", "a directory that can be written or created"));
      }
      return Optional.of(directory);
    } catch (InvalidPathException e) {
      problems.add(settings.invalid("reportDir", "a path"));
      return Optional.empty();
    }
  }
}
