package dev.sluice.pipelines.options;

import dev.sluice.types.AllowedLosses;
import dev.sluice.types.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of columns, from {@link SourceTableOptions} and {@link TypeOptions}. */
final class TypeSection {
  private final Settings settings;
  private final TypeOptions options;
  private final Problems problems;

  TypeSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.options = settings.options(TypeOptions.class);
    this.problems = problems;
  }

  TypeChoices choices() {
    List<String> lossy = settings.list("allowLossy", options.getAllowLossy(), problems);
    List<ColumnType> types = columnTypes();
    if (!types.isEmpty() && TargetTableSection.createTarget(settings) != CreateTarget.IF_MISSING) {
      problems.add(
          "%s needs --createTarget=if-missing: only a table that Sluice makes gets its types from there; one that exists has its own."
              .formatted(settings.named("columnTypes")));
    }
    return new TypeChoices(types, new AllowedLosses(lossy));
  }

  /** Those of a table that is made. */
  List<ColumnType> columnTypes() {
    List<ColumnType> types = new ArrayList<>();
    for (String item : items(settings.options(ColumnTypeOptions.class).getColumnTypes())) {
      int equals = item.indexOf('=');
      String column = item.substring(0, Math.max(0, equals)).strip();
      String type = item.substring(equals + 1).strip();
      if (column.isEmpty() || type.isEmpty()) {
        problems.add(
            "Invalid column in %s: \"%s\". Expected SOURCE=TYPE."
                .formatted(settings.named("columnTypes"), item));
      } else {
        types.add(new ColumnType(column, type));
      }
    }
    return types;
  }

  /** Commas within brackets, as in {@code numeric(12,2)}, separate nothing. */
  private static List<String> items(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split(",(?![^(]*\\))", -1));
  }
}
