package dev.sluice.copy;

import dev.sluice.row.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * As {@link UpdateConflicts}, for rows of which some stand for the end of their key. What comes out
 * is as if rows were stored and deleted one after the other: a key that ends has no row unless a
 * later row brings it back, and then it is a new one, with the table's defaults.
 */
final class DeleteConflicts implements StagedLoad.Conflicts {
  private static final String NOT_NULL_VIOLATION = "23502";

  private final String key;
  private final String ends;
  private final String delete;
  private final String newKeys;
  private final String insert;

  DeleteConflicts(CopySettings settings) {
    String table = settings.table().quoted();
    this.key = CopyCommand.names(settings.key());
    String columns = CopyCommand.columns(settings);
    this.ends =
        "SELECT count(*), count(*) FILTER (WHERE (%1$s) IS NOT NULL) FROM %2$s WHERE %3$s"
            .formatted(
                settings.key().size() == 1 ? key : "ROW(" + key + ")",
                StagedLoad.STAGE,
                StagedLoad.DELETED);
    this.delete =
        "DELETE FROM %1$s t USING (SELECT DISTINCT %2$s FROM %3$s WHERE %4$s) s WHERE %5$s"
            .formatted(
                table,
                key,
                StagedLoad.STAGE,
                StagedLoad.DELETED,
                settings.key().stream()
                    .map(TableName::quote)
                    .map(column -> "t.%1$s = s.%1$s".formatted(column))
                    .collect(Collectors.joining(" AND ")));
    // Within one COPY into an empty table a later row has a greater ctid.
    String last =
        "(SELECT * FROM (SELECT DISTINCT ON (%1$s) * FROM %2$s ORDER BY %1$s, ctid DESC) l WHERE %3$s IS NULL) s"
            .formatted(key, StagedLoad.STAGE, StagedLoad.DELETED);
    this.newKeys =
        "SELECT count(*) - count(t.%1$s) FROM %2$s LEFT JOIN %3$s t USING (%4$s)"
            .formatted(TableName.quote(settings.key().get(0)), last, table, key);
    this.insert =
        "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s ORDER BY %4$s ON CONFLICT (%4$s) DO %5$s"
            .formatted(table, columns, last, key, UpdateConflicts.action(settings));
  }

  @Override
  public Load.Loaded move(Statement statement, long staged) throws SQLException {
    long deleted = ends(statement);
    if (deleted > 0) {
      statement.executeLargeUpdate(delete);
    }
    long inserted;
    try (ResultSet row = statement.executeQuery(newKeys)) {
      row.next();
      inserted = row.getLong(1);
    }
    statement.executeLargeUpdate(insert);
    return new Load.Loaded(inserted, staged - deleted - inserted, deleted);
  }

  /**
   * How many rows stand for the end of a key. A key that is null would delete nothing, silently.
   */
  private long ends(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(ends)) {
      row.next();
      if (row.getLong(1) > row.getLong(2)) {
        throw new SQLException(
            "a part of the key %s is null: there is no telling which row it deletes".formatted(key),
            NOT_NULL_VIOLATION);
      }
      return row.getLong(1);
    }
  }
}
