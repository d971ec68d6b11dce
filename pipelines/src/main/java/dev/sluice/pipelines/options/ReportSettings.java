package dev.sluice.pipelines.options;

import dev.sluice.copy.PostgresTarget;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * All that {@code report} was told, checked.
 *
 * @param run its id; empty for the one begun last
 * @param reportDir where the report is written; may not exist yet
 */
public record ReportSettings(
    PostgresTarget target, Optional<String> run, Optional<Path> reportDir) {
  /**
   * Reads flags and the config file.
   *
   * @param flags the command line without the command
   * @param environment for passwords given as {@code env:NAME}
   * @throws dev.sluice.row.SetupException with every problem found
   */
  public static ReportSettings of(String[] flags, Map<String, String> environment) {
    Problems problems = new Problems();
    Settings settings =
        Settings.collect(Flags.REPORT, flags, Surroundings.ofThisProcess(environment), problems);
    ReportOptions options = settings.options(ReportOptions.class);
    ReportSettings checked =
        new ReportSettings(
            new TargetSection(settings, problems).target(),
            RunSection.chosen(settings),
            RunSection.reportDir(settings, options.getReportDir(), problems));
    problems.throwIfAny();
    return checked;
  }
}
