package dev.sluice.pipelines.options;

import dev.sluice.copy.CopySettings;
import dev.sluice.copy.OnConflict;
import dev.sluice.ledger.RejectLimit;
import dev.sluice.types.AllowedLosses;
import java.util.List;
import java.util.Map;

/**
 * All that {@code verify} was told, checked.
 *
 * @param migrate the migration whose outcome is verified, as far as it says what is read and how
 * @param repair whether the target is mended
 * @param showDifferences so many rows that differ are shown
 */
public record VerifySettings(MigrateSettings migrate, boolean repair, int showDifferences) {
  /** What a value loses it has lost in both forms that are compared, or it is a difference. */
  private static final TypeChoices ANY_TYPES =
      new TypeChoices(List.of(), new AllowedLosses(List.of(AllowedLosses.ALL)));

  /**
   * Reads flags, the config file and the profile.
   *
   * @param flags the command line without the command
   * @param environment for passwords given as {@code env:NAME}
   * @throws dev.sluice.row.SetupException with every problem found
   */
  public static VerifySettings of(String[] flags, Map<String, String> environment) {
    return of(flags, Surroundings.ofThisProcess(environment));
  }

  static VerifySettings of(String[] flags, Surroundings surroundings) {
    Problems problems = new Problems();
    Settings settings = Settings.collect(Flags.VERIFY, flags, surroundings, problems);
    Copying nothing =
        new Copying(
            new CopySettings.Limits(1, 1, 1, 0),
            OddRowSection.invalidText(settings),
            OnConflict.REJECT,
            RejectLimit.ofRows(0));
    MigrateSettings migrate =
        MigrateSettings.of(
            settings, CreateTarget.NEVER, ANY_TYPES, nothing, WantedFormat.CSV, problems);
    CompareOptions options = settings.options(CompareOptions.class);
    problems.throwIfAny();
    return new VerifySettings(migrate, options.getRepair(), options.getShowDifferences());
  }

  /** Nothing in it is confidential. */
  @Override
  public String toString() {
    return migrate.toString();
  }
}
