package dev.sluice.copy;

import java.sql.SQLException;
import java.sql.Statement;

/** Leaves rows as they are whose key, of any unique constraint, is in the target. */
final class SkipConflicts implements StagedLoad.Conflicts {
  private final String insert;

  SkipConflicts(CopySettings settings) {
    this.insert =
        "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s%4$s ON CONFLICT DO NOTHING"
            .formatted(
                settings.table().quoted(),
                CopyCommand.columns(settings),
                StagedLoad.STAGE,
                order(settings));
  }

  /**
   * Units that share keys take their locks in one order, so that none waits for another in turn.
   */
  private static String order(CopySettings settings) {
    return settings.key().isEmpty() ? "" : " ORDER BY " + CopyCommand.names(settings.key());
  }

  @Override
  public Load.Loaded move(Statement statement, long staged) throws SQLException {
    long inserted = statement.executeLargeUpdate(insert);
    return new Load.Loaded(inserted, staged - inserted, 0);
  }
}
