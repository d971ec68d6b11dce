package dev.sluice.pipelines.options;

import dev.sluice.row.TableName;
import java.util.Locale;

/** The table to fill, from {@link TargetTableOptions}. */
final class TargetTableSection {
  private TargetTableSection() {}

  /** By default the one of the source's name. */
  static TableName table(Settings settings, TableName source, Problems problems) {
    String table = settings.options(TargetTableOptions.class).getTargetTable();
    return table == null
        ? new TableName("public", source.table())
        : TableText.parse(settings, "targetTable", table, problems);
  }

  /** For sources whose name says nothing of a table. */
  static TableName required(Settings settings, Problems problems) {
    String table = settings.options(TargetTableOptions.class).getTargetTable();
    if (table == null) {
      problems.add("Missing --targetTable=SCHEMA.TABLE (in the config file: targetTable).");
    }
    return TableText.parse(settings, "targetTable", table, problems);
  }

  static CreateTarget createTarget(Settings settings) {
    return CreateTarget.valueOf(
        settings
            .options(CreateTargetOptions.class)
            .getCreateTarget()
            .toUpperCase(Locale.ROOT)
            .replace('-', '_'));
  }
}
