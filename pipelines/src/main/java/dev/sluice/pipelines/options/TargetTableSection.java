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

  static CreateTarget createTarget(Settings settings) {
    return CreateTarget.valueOf(
        settings
            .options(TargetTableOptions.class)
            .getCreateTarget()
            .toUpperCase(Locale.ROOT)
            .replace('-', '_'));
  }
}
