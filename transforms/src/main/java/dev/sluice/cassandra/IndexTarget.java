package dev.sluice.cassandra;

import dev.sluice.row.TableIndex.Part;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an index is over, as Cassandra's schema tables write it: {@code values("Tags")}. */
record IndexTarget(String column, Part part) {
  private static final Pattern FUNCTION = Pattern.compile("(values|keys|entries|full)\\((.+)\\)");

  static IndexTarget parse(String text) {
    Matcher function = FUNCTION.matcher(text);
    return function.matches()
        ? new IndexTarget(
            name(function.group(2)), Part.valueOf(function.group(1).toUpperCase(Locale.ROOT)))
        : new IndexTarget(name(text), Part.VALUE);
  }

  private static String name(String text) {
    return text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text;
  }
}
