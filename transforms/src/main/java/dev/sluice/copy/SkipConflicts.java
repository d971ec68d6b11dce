package dev.sluice.copy;

import java.sql.SQLException;
import java.sql.Statement;

/** Leaves rows as they are whose key, of any unique constraint, is in the target. */
final class SkipConflicts implements StagedLoad.Conflicts {
  private final String insert;

  SkipConflicts(CopySettings settings) {
    this.insert =
        "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s ON CONFLICT DO NOTHING"
            .formatted(settings.table().quoted(), CopyCommand.columns(settings), StagedLoad.STAGE);
  }

  @Override
  public long insert(Statement statement) throws SQLException {
    return statement.executeLargeUpdate(insert);
  }
}
