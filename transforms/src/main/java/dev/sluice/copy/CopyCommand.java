package dev.sluice.copy;

import dev.sluice.row.TableName;
import java.util.List;
import java.util.stream.Collectors;

/** The text of the COPY statement. */
final class CopyCommand {
  private CopyCommand() {}

  /**
   * @param table ready for SQL
   */
  static String sql(CopySettings settings, String table) {
    // YugabyteDB would otherwise commit every 20,000 rows, on some versions inside a transaction
    // too.
    String wholeUnit =
        settings.server() == TargetServer.YUGABYTEDB ? ", ROWS_PER_TRANSACTION 0" : "";
    return "COPY %s (%s%s) FROM STDIN WITH (FORMAT csv%s)"
        .formatted(
            table,
            columns(settings),
            settings.deletes() ? ", " + StagedLoad.DELETED : "",
            wholeUnit);
  }

  /** The columns' names, ready for SQL. */
  static String columns(CopySettings settings) {
    return names(settings.columns());
  }

  /** Names, ready for SQL. */
  static String names(List<String> names) {
    return names.stream().map(TableName::quote).collect(Collectors.joining(", "));
  }
}
