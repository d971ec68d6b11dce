package dev.sluice.pipelines.options;

import dev.sluice.profiles.SparkMaster;
import dev.sluice.types.AllowedLosses;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that {@code plan} was told, checked.
 *
 * @param migrate the migration that is planned, all losses allowed
 * @param allowedLosses those that the migration will allow
 * @param streams as asked for by flag, file or profile; empty if the plan is to find out
 * @param mostStreams which a plan does not go beyond
 * @param trial how long the table is tried; zero for not at all
 * @param cluster whether the profile is for executors of a cluster
 * @param executorCores most cores of one executor
 * @param profileFile where the profile is written, if it is
 * @param json whether nothing is printed but the plan as JSON
 */
public record PlanSettings(
    MigrateSettings migrate,
    AllowedLosses allowedLosses,
    OptionalInt streams,
    OptionalInt mostStreams,
    Duration trial,
    boolean cluster,
    int executorCores,
    Optional<Path> profileFile,
    boolean json) {

  /**
   * Reads flags, the config file and the profile.
   *
   * @param flags the command line without the command
   * @param environment for passwords given as {@code env:NAME}
   * @throws dev.sluice.row.SetupException with every problem found
   */
  public static PlanSettings of(String[] flags, Map<String, String> environment) {
    return of(flags, Surroundings.ofThisProcess(environment));
  }

  static PlanSettings of(String[] flags, Surroundings surroundings) {
    Problems problems = new Problems();
    Settings settings = Settings.collect(Flags.PLAN, flags, surroundings, problems);
    TypeChoices types = new TypeSection(settings, problems).choices();
    MigrateSettings migrate =
        MigrateSettings.of(
            settings,
            TargetTableSection.createTarget(settings),
            new TypeChoices(types.columnTypes(), new AllowedLosses(List.of(AllowedLosses.ALL))),
            new CopySection(settings, problems).copying(),
            WantedFormat.of(settings),
            problems);
    SizingOptions options = settings.options(SizingOptions.class);
    PlanSettings checked =
        new PlanSettings(
            migrate,
            types.allowedLosses(),
            streams(settings, migrate),
            most(settings),
            Duration.ofSeconds(options.getTrialSeconds()),
            cluster(options, migrate),
            options.getExecutorCores(),
            file(settings, options, problems),
            options.getAs().equals("json"));
    problems.throwIfAny();
    return checked;
  }

  /** A local master's threads are as many as processors, which nobody has asked for. */
  private static OptionalInt streams(Settings settings, MigrateSettings migrate) {
    boolean asked = settings.has("streams") || onCluster(migrate);
    int streams = migrate.run().streams();
    return asked && streams > 0 ? OptionalInt.of(streams) : OptionalInt.empty();
  }

  private static OptionalInt most(Settings settings) {
    int most = settings.options(RunOptions.class).getMaxStreams();
    return most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
  }

  private static boolean cluster(SizingOptions options, MigrateSettings migrate) {
    return switch (options.getPlanFor()) {
      case "local" -> false;
      case "cluster" -> true;
      default -> onCluster(migrate);
    };
  }

  private static boolean onCluster(MigrateSettings migrate) {
    String master = migrate.spark().get(SparkMaster.KEY);
    return master != null && !new SparkMaster(master).isLocal();
  }

  private static Optional<Path> file(Settings settings, SizingOptions options, Problems problems) {
    String text = options.getProfileFile();
    try {
      return text.equals("none") ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      problems.add(settings.invalid("profileFile", "a path"));
      return Optional.empty();
    }
  }

  /** Nothing in it is confidential. */
  @Override
  public String toString() {
    return migrate.toString();
  }
}
