package dev.sluice.pipelines.options;

import dev.sluice.row.TableName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code SCHEMA.TABLE}, each part plain or in double quotes as in SQL. */
final class TableText {
  /** Stands where no name could be read: there is a problem, and nobody will see this. */
  static final TableName UNKNOWN = new TableName("unknown", "unknown");

  private static final String PART = "(\"(?:[^\"]|\"\")+\"|[^\".\\s]+)";
  private static final Pattern TWO_PARTS = Pattern.compile(PART + "\\." + PART);

  private TableText() {}

  static TableName parse(
      Settings settings, String flag, @Nullable String value, Problems problems) {
    if (value == null) {
      return UNKNOWN;
    }
    Matcher parts = TWO_PARTS.matcher(value);
    if (parts.matches()) {
      return new TableName(name(parts.group(1)), name(parts.group(2)));
    }
    String form = Flags.known(flag).map(Flag::form).orElseThrow();
    problems.add(
        settings.invalid(
            flag,
            form
                + ", both as the server stores them; in double quotes what has dots, quotes or spaces"));
    return UNKNOWN;
  }

  private static String name(String part) {
    return part.startsWith("\"")
        ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
        : part;
  }
}
