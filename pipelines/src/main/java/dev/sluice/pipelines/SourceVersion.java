package dev.sluice.pipelines;

import dev.sluice.cassandra.CassandraShape;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.row.Column;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import dev.sluice.types.ColumnSelection;
import java.util.List;
import java.util.Optional;

/**
 * A source table as it was when the run began.
 *
 * @param tableId the server's own, another one if the table was created anew
 * @param columns those that are copied
 */
record SourceVersion(String tableId, List<Column> columns) {

  static SourceVersion of(MigrateSettings settings, TableShape source) {
    List<String> asked = settings.source().columns().stream().map(c -> c.source()).toList();
    return new SourceVersion(
        CassandraShape.tableId(settings.cluster(), source.name()),
        source.columns().stream()
            .filter(
                column ->
                    asked.isEmpty()
                        || asked.contains(ColumnSelection.REST)
                        || asked.contains(column.name()))
            .filter(column -> !settings.source().excluded().contains(column.name()))
            .toList());
  }

  /** What has changed since, if anything has. */
  Optional<String> change(MigrateSettings settings) {
    SourceVersion now;
    try {
      now = of(settings, CassandraShape.read(settings.cluster(), settings.source().table()));
    } catch (SetupException e) {
      return Optional.of(message(settings, String.valueOf(e.getMessage())));
    }
    if (equals(now)) {
      return Optional.empty();
    }
    String what =
        tableId.equals(now.tableId)
            ? "Its columns were %s, now they are %s.".formatted(text(columns), text(now.columns))
            : "It was dropped and created anew.";
    return Optional.of(message(settings, what));
  }

  private static String message(MigrateSettings settings, String what) {
    return "%s was changed during the run, so that its rows may be of two kinds. %s Begin anew with --restart=true, or name the --columns that stay."
        .formatted(settings.source().table(), what);
  }

  private static String text(List<Column> columns) {
    return String.join(", ", columns.stream().map(c -> c.name() + " " + c.type()).toList());
  }
}
