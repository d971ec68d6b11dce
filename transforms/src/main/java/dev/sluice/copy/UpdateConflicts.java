package dev.sluice.copy;

import dev.sluice.row.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Replaces rows whose primary key is in the target; of several staged ones the last wins. */
final class UpdateConflicts implements StagedLoad.Conflicts {
  private final String newKeys;
  private final String insert;

  UpdateConflicts(CopySettings settings) {
    String table = settings.table().quoted();
    String key = CopyCommand.names(settings.key());
    String columns = CopyCommand.columns(settings);
    String firstKey = TableName.quote(settings.key().get(0));
    this.newKeys =
        "SELECT count(*) - count(t.%1$s) FROM (SELECT DISTINCT %2$s FROM %3$s) s LEFT JOIN %4$s t USING (%2$s)"
            .formatted(firstKey, key, StagedLoad.STAGE, table);
    // Within one COPY into an empty table a later row has a greater ctid.
    this.insert =
        "INSERT INTO %1$s (%2$s) SELECT DISTINCT ON (%3$s) %2$s FROM %4$s ORDER BY %3$s, ctid DESC ON CONFLICT (%3$s) DO %5$s"
            .formatted(table, columns, key, StagedLoad.STAGE, action(settings));
  }

  /** What becomes of a row whose key is there. */
  static String action(CopySettings settings) {
    List<String> others =
        settings.columns().stream().filter(column -> !settings.key().contains(column)).toList();
    return others.isEmpty()
        ? "NOTHING"
        : "UPDATE SET "
            + others.stream()
                .map(TableName::quote)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
  }

  @Override
  public Load.Loaded move(Statement statement, long staged) throws SQLException {
    long inserted;
    try (ResultSet row = statement.executeQuery(newKeys)) {
      row.next();
      inserted = row.getLong(1);
    }
    statement.executeLargeUpdate(insert);
    return new Load.Loaded(inserted, staged - inserted, 0);
  }
}
