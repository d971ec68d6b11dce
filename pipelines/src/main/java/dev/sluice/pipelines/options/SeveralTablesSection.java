package dev.sluice.pipelines.options;

import dev.sluice.row.TableName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One table or several, from {@link SourceTableOptions} and {@link SeveralTablesOptions}. */
final class SeveralTablesSection {
  private final Settings settings;
  private final Problems problems;

  SeveralTablesSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /**
   * @param plain whether nothing is said of single columns, as it must be of several tables
   */
  TableChoice tables(boolean plain) {
    SeveralTablesOptions several = settings.options(SeveralTablesOptions.class);
    checkOneOf();
    if (several.getTables() != null) {
      checkColumns(plain);
      refuse("where", "it is about the columns of one table");
      refuse("targetTable", "give --targetSchema for tables of the source's names");
    } else {
      refuse("excludeTables", "it needs --tables");
    }
    if (settings.has("targetTable") && settings.has("targetSchema")) {
      problems.add(
          "%s and %s contradict each other. Leave one of them out."
              .formatted(settings.named("targetTable"), settings.named("targetSchema")));
    }
    return new TableChoice(
        several.getTables() == null ? single() : names("tables", several.getTables()),
        names("excludeTables", several.getExcludeTables()),
        target(),
        several.getTargetSchema());
  }

  private void checkOneOf() {
    boolean one = settings.has("sourceTable");
    boolean several = settings.has("tables");
    if (one && several) {
      problems.add(
          "%s and %s contradict each other. Leave one of them out."
              .formatted(settings.named("sourceTable"), settings.named("tables")));
    } else if (!one && !several && settings.file().readable()) {
      problems.add(
          settings.missing("sourceTable")
              + " For several tables give --tables=KEYSPACE.* or --tables=KEYSPACE.TABLE,….");
    }
  }

  private void checkColumns(boolean plain) {
    if (!plain) {
      problems.add(
          "%s takes tables with all of their columns. Leave --columns, --excludeColumns, --columnTypes and table.columnMapping.* out, or take tables one by one with --sourceTable."
              .formatted(settings.named("tables")));
    }
  }

  private void refuse(String flag, String reason) {
    if (settings.has(flag)) {
      problems.add("Cannot use %s here: %s.".formatted(settings.named(flag), reason));
    }
  }

  private List<TableName> single() {
    String table = settings.options(SourceTableOptions.class).getSourceTable();
    return List.of(TableText.parse(settings, "sourceTable", table, problems));
  }

  private List<TableName> names(String flag, @Nullable String value) {
    return settings.list(flag, value, problems).stream()
        .map(item -> TableText.parse(settings, flag, item, problems))
        .toList();
  }

  private Optional<TableName> target() {
    return Optional.ofNullable(settings.options(TargetTableOptions.class).getTargetTable())
        .map(table -> TableText.parse(settings, "targetTable", table, problems));
  }
}
