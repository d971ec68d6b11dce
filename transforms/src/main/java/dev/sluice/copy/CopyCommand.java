package dev.sluice.copy;

import dev.sluice.row.CopyFormat;
import dev.sluice.row.TableName;
import java.util.List;
import java.util.stream.Collectors;

/** The text of the COPY statement. */
final class CopyCommand {
  private CopyCommand() {}

  /**
   * @param table ready for SQL
   */
  static String sql(CopyFormat format, TargetServer server, String table, List<String> columns) {
    // YugabyteDB would otherwise commit every 20,000 rows, on some versions inside a transaction
    // too.
    String wholeUnit = server == TargetServer.YUGABYTEDB ? ", ROWS_PER_TRANSACTION 0" : "";
    return "COPY %s (%s) FROM STDIN WITH (FORMAT %s%s)"
        .formatted(table, names(columns), format.word(), wholeUnit);
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
