package dev.sluice.pipelines.options;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.ledger.PaceKind;
import java.util.Map;
import java.util.Optional;

/**
 * All that {@code control} was told, checked.
 *
 * @param run its id; empty for the only one that goes on
 * @param limits for {@code RATE}, amounts in a second; else empty
 */
public record ControlSettings(
    Action action, PostgresTarget target, Optional<String> run, Map<PaceKind, Long> limits) {

  public ControlSettings {
    limits = Map.copyOf(limits);
  }

  /** What to do with runs that go on. */
  public enum Action {
    LIST,
    PAUSE,
    RESUME,
    RATE,
    STOP
  }

  /**
   * Reads the action, flags and the config file.
   *
   * @param arguments the command line behind the command
   * @param environment for passwords given as {@code env:NAME}
   * @throws dev.sluice.row.SetupException with every problem found
   */
  public static ControlSettings of(String[] arguments, Map<String, String> environment) {
    Problems problems = new Problems();
    Action action =
        ActionWord.find(Flags.CONTROL, Action.class, arguments, problems).orElse(Action.LIST);
    Settings settings =
        Settings.collect(
            Flags.CONTROL,
            ActionWord.behind(arguments),
            Surroundings.ofThisProcess(environment),
            problems);
    Map<PaceKind, Long> limits = RunSection.limits(settings);
    if (action == Action.RATE && limits.isEmpty()) {
      problems.add(
          "Missing the limit to change: give one of --sourceRowsPerSecond, --sourceBytesPerSecond, --targetRowsPerSecond and --targetBytesPerSecond, greater than 0.");
    }
    ControlSettings checked =
        new ControlSettings(
            action,
            new TargetSection(settings, problems).target(),
            RunSection.chosen(settings),
            action == Action.RATE ? limits : Map.of());
    problems.throwIfAny();
    return checked;
  }
}
