package dev.sluice.types;

import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The columns whose values may change on their way.
 *
 * @param columns of the source; {@link #ALL} stands for all of them
 */
public record AllowedLosses(List<String> columns) implements Serializable {
  public static final String ALL = "*";

  public AllowedLosses {
    columns = List.copyOf(columns);
  }

  /**
   * Checks that no other column's values change.
   *
   * @throws SetupException naming all of those, and the columns that the source does not have
   */
  public void check(List<Loss> losses, TableShape source) {
    List<String> problems = new ArrayList<>();
    for (String column : columns) {
      if (!column.equals(ALL) && source.column(column).isEmpty()) {
        problems.add(
            "--allowLossy names column %s, but %s has no such column. It has: %s."
                .formatted(column, source.name(), String.join(", ", source.columnNames())));
      }
    }
    Map<String, List<String>> changes = new LinkedHashMap<>();
    for (Loss loss : losses) {
      if (loss.kind() == Loss.Kind.VALUES
          && !columns.contains(ALL)
          && !columns.contains(loss.column())) {
        changes
            .computeIfAbsent(loss.column(), column -> new ArrayList<>())
            .add(Losses.inside(loss.what()));
      }
    }
    if (!changes.isEmpty()) {
      problems.add(problem(changes));
    }
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
  }

  private String problem(Map<String, List<String>> changes) {
    String listed =
        changes.entrySet().stream()
            .map(change -> change.getKey() + " (" + String.join("; ", change.getValue()) + ")")
            .collect(Collectors.joining(", "));
    List<String> flag = new ArrayList<>(columns);
    flag.addAll(changes.keySet());
    return "Values would change on their way into the target: %s. If they may, add --allowLossy=%s; else give the target's columns types that hold them, or leave the columns out with --columns."
        .formatted(listed, String.join(",", flag));
  }
}
