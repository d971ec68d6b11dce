package dev.sluice.pipelines.options;

import dev.sluice.row.TableName;
import java.util.Locale;

/** The table to fill, from {@link TargetTableOptions}. */
final class TargetTableSection {
  private TargetTableSection() {}

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
