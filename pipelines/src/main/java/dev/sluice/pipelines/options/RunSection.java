package dev.sluice.pipelines.options;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The run itself, from {@link RunOptions} and {@link JobOptions}. */
final class RunSection {
  private RunSection() {}

  static RunSettings run(Settings settings, int streams, Problems problems) {
    RunOptions options = settings.options(RunOptions.class);
    JobOptions job = settings.options(JobOptions.class);
    return new RunSettings(
        streams,
        reportDir(settings, problems),
        job.getRestart(),
        job.getTruncateTarget(),
        ProgressStyle.valueOf(options.getProgress().toUpperCase(Locale.ROOT)));
  }

  private static Optional<Path> reportDir(Settings settings, Problems problems) {
    String text = settings.options(RunOptions.class).getReportDir();
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
