package dev.sluice.pipelines;

import dev.sluice.copy.CopySettings;
import dev.sluice.copy.OnConflict;
import dev.sluice.copy.TargetServer;
import dev.sluice.copy.TargetTable;
import dev.sluice.csv.ColumnCheck;
import dev.sluice.ledger.JobKey;
import dev.sluice.pipelines.options.StreamCsvSettings;
import dev.sluice.row.Column;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import dev.sluice.types.ColumnName;
import dev.sluice.types.HeaderMatch;
import dev.sluice.types.TextColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The target of a stream of CSV files, as it is when the run begins. */
record CsvTarget(StreamCsvSettings settings, TableShape shape, TargetServer server) {

  /**
   * @throws SetupException if there is no such table, or it does not fit the settings
   */
  static CsvTarget check(StreamCsvSettings settings, Connection target) throws SQLException {
    TableShape shape =
        TargetTable.read(target, settings.targetTable())
            .orElseThrow(
                () ->
                    new SetupException(
                        "Cannot find target table %s in %s. Create it first: the names of its columns are matched with the files' headers."
                            .formatted(settings.targetTable(), settings.streaming().target())));
    CsvTarget found = new CsvTarget(settings, shape, TargetServer.of(target));
    if (settings.streaming().copying().onConflict() == OnConflict.UPDATE
        && shape.clusteringKey().isEmpty()) {
      throw new SetupException(
          "Cannot use --onConflict=update: %s has no primary key. Create one, or choose another --onConflict."
              .formatted(shape.name()));
    }
    if (!settings.dialect().header()) {
      List<String> problems = found.columnCheck().problems(found.columnsWithoutHeader());
      if (!problems.isEmpty()) {
        throw new SetupException(problems);
      }
    }
    return found;
  }

  JobKey job() {
    return new JobKey(
        "csv:%s -> %s".formatted(settings.files().input(), settings.targetTable()),
        "files",
        new CsvLayout(
                settings.targetTable(),
                List.of(),
                List.of(),
                settings.dialect(),
                settings.formats())
            .json(),
        true);
  }

  /** What the fields of a file without a header are. */
  List<String> columnsWithoutHeader() {
    if (settings.dialect().header()) {
      return List.of();
    }
    return settings.columns().names().isEmpty()
        ? shape.columns().stream()
            .filter(column -> column.fill() != Column.Fill.GENERATED)
            .map(Column::name)
            .toList()
        : settings.columns().names().stream().map(ColumnName::source).toList();
  }

  ColumnCheck columnCheck() {
    TableShape table = shape;
    List<ColumnName> names = settings.columns().names();
    HeaderMatch.Extra extra = settings.columns().extra();
    List<String> key =
        settings.streaming().copying().onConflict() == OnConflict.UPDATE
            ? shape.clusteringKey()
            : List.of();
    return columns -> {
      HeaderMatch.Result match = HeaderMatch.match(columns, table, names, extra);
      List<String> problems = new ArrayList<>(match.problems());
      List<String> targets = match.columns().stream().map(TextColumn::target).toList();
      key.stream()
          .filter(column -> !targets.contains(column))
          .forEach(
              column ->
                  problems.add(
                      "Its columns lack %s, a part of the key of %s: --onConflict=update needs it."
                          .formatted(column, table.name())));
      return problems;
    };
  }

  CsvUnitSettings units() {
    return new CsvUnitSettings(
        settings.dialect(),
        settings.files().onChanged(),
        settings.columns().names(),
        settings.columns().extra(),
        settings.streaming().copying().invalidText(),
        settings.formats(),
        shape,
        new CopySettings(
            settings.targetTable(),
            List.of(),
            key(),
            server,
            settings.streaming().copying().onConflict(),
            false,
            settings.streaming().copying().rejectLimit(),
            (row, place) -> "{}",
            null,
            settings.streaming().copying().limits()));
  }

  private List<String> key() {
    return settings.streaming().copying().onConflict().byKey() ? shape.clusteringKey() : List.of();
  }
}
