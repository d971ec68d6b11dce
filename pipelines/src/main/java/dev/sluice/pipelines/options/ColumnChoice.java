package dev.sluice.pipelines.options;

import dev.sluice.types.ColumnName;
import dev.sluice.types.ColumnSelection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which columns of a table.
 *
 * @param asked empty for all columns
 * @param renames target names of single columns when all are meant
 * @param excluded source columns that are left out when all are meant
 * @param constants values by target column, in the order given
 */
public record ColumnChoice(
    List<ColumnName> asked,
    List<ColumnName> renames,
    List<String> excluded,
    Map<String, String> constants) {
  public ColumnChoice {
    asked = List.copyOf(asked);
    renames = List.copyOf(renames);
    excluded = List.copyOf(excluded);
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }

  /** Whether it says nothing of single columns of the source. */
  public boolean isAll() {
    return asked.isEmpty() && renames.isEmpty() && excluded.isEmpty();
  }

  /** Whether columns are meant that are not named. */
  public boolean hasRest() {
    return asked.isEmpty()
        || asked.stream().anyMatch(name -> name.source().equals(ColumnSelection.REST));
  }
}
