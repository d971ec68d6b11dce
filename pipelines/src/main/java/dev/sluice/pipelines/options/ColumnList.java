package dev.sluice.pipelines.options;

import dev.sluice.types.ColumnName;
import dev.sluice.types.HeaderMatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code --columns=SOURCE[=TARGET],…}. */
final class ColumnList {
  private ColumnList() {}

  static List<ColumnName> parse(Settings settings, @Nullable String text, Problems problems) {
    List<ColumnName> columns = new ArrayList<>();
    Set<String> sources = new HashSet<>();
    Set<String> targets = new HashSet<>();
    for (String item : settings.list("columns", text, problems)) {
      String[] names = item.split("=", -1);
      String source = names[0].strip();
      String target = names.length == 1 ? source : names[1].strip();
      if (names.length > 2 || source.isEmpty() || target.isEmpty()) {
        problems.add(problem(settings, item, "Expected SOURCE or SOURCE=TARGET."));
      } else if (!sources.add(source)) {
        problems.add(
            problem(settings, item, "Column " + source + " is there before; copy it once."));
      } else if (!target.equals(HeaderMatch.LEFT_OUT) && !targets.add(target)) {
        problems.add(
            problem(
                settings,
                item,
                "Another column already goes to " + target + "; choose another name."));
      } else {
        columns.add(new ColumnName(source, target));
      }
    }
    return columns;
  }

  private static String problem(Settings settings, String item, String problem) {
    return "Invalid column in %s: \"%s\". %s".formatted(settings.named("columns"), item, problem);
  }
}
