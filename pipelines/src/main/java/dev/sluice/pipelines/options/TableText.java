package dev.sluice.pipelines.options;

import dev.sluice.row.TableName;
import org.jspecify.annotations.Nullable;

/** Reads {@code SCHEMA.TABLE}. */
final class TableText {
  /** Stands where no name could be read: there is a problem, and nobody will see this. */
  static final TableName UNKNOWN = new TableName("unknown", "unknown");

  private TableText() {}

  static TableName parse(
      Settings settings, String flag, @Nullable String value, Problems problems) {
    if (value == null) {
      return UNKNOWN;
    }
    String form = Flags.known(flag).map(Flag::form).orElseThrow();
    String[] parts = value.split("\\.", -1);
    if (value.contains("\"") || value.matches(".*\\s.*")) {
      problems.add(
          settings.invalid(
              flag, form + ", both as the server stores them, without quotes or spaces"));
      return UNKNOWN;
    }
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      problems.add(settings.invalid(flag, form));
      return UNKNOWN;
    }
    return new TableName(parts[0], parts[1]);
  }
}
