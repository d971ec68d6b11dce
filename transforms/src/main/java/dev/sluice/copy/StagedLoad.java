package dev.sluice.copy;

import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * COPY into a temporary table, then INSERT from there: only INSERT has a word for conflicts. Costs
 * the server about 1.1 to 2 times the work of a COPY into the target.
 */
final class StagedLoad implements Load {
  static final String STAGE = "sluice_stage";

  /** The stage's column for {@link CopySettings#deletes}; no table has one of this name. */
  static final String DELETED_NAME = "sluice $deleted";

  /** Ready for SQL. */
  static final String DELETED = TableName.quote(DELETED_NAME);

  private final Conflicts conflicts;
  private final CopyStatement copy;
  private final String prepare;

  StagedLoad(CopySettings settings, TargetDriver driver, Conflicts conflicts) {
    this.conflicts = conflicts;
    this.copy = settings.copyInto(STAGE, driver);
    this.prepare =
        "CREATE TEMPORARY TABLE IF NOT EXISTS %1$s ON COMMIT DROP AS SELECT %2$s FROM %3$s WITH NO DATA; TRUNCATE %1$s"
            .formatted(
                STAGE,
                CopyCommand.columns(settings)
                    + (settings.deletes() ? ", NULL::boolean AS " + DELETED : ""),
                settings.table().quoted());
  }

  /** Moves what is staged. */
  interface Conflicts {
    /**
     * Moves the staged rows.
     *
     * @param staged how many there are
     */
    Loaded move(Statement statement, long staged) throws SQLException;
  }

  @Override
  public Loaded load(Connection connection, Batch batch, int from, int until) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(prepare);
      long staged = copy.run(connection, batch, from, until);
      return conflicts.move(statement, staged);
    }
  }

  @Override
  public String copyTable() {
    return STAGE;
  }
}
