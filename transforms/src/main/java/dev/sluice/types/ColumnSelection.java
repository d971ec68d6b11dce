package dev.sluice.types;

import dev.sluice.row.CellFunction;
import dev.sluice.row.Column;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which columns of a source table are copied, and what they are called in the target. */
public final class ColumnSelection {
  /** Among the columns asked for: all that are not named besides. */
  public static final String REST = "*";

  private ColumnSelection() {}

  /**
   * The columns to copy: those asked for, or all of the source's but some.
   *
   * @param asked empty for all; {@link #REST} stands for all that are not named besides
   * @param renamed target names of single columns when all are copied
   * @param excluded source columns that are left out when all are copied
   * @throws SetupException naming every column that the source lacks, that is named twice, or whose
   *     type cannot be stored
   */
  public static List<ColumnName> of(
      TableShape source,
      List<ColumnName> asked,
      List<ColumnName> renamed,
      Collection<String> excluded) {
    List<String> problems = new ArrayList<>();
    List<ColumnName> chosen =
        asked.isEmpty() ? allOf(source, renamed, excluded) : withAll(source, asked, excluded);
    Set<String> sources = new HashSet<>();
    Set<String> renamedSources = new HashSet<>();
    Set<String> targets = new HashSet<>();
    List<ColumnName> named = new ArrayList<>(chosen);
    named.addAll(renamed);
    named.forEach(name -> problems.addAll(unknown(source, "copy", name.source())));
    chosen.forEach(name -> untold(source, name).ifPresent(problems::add));
    excluded.forEach(name -> problems.addAll(unknown(source, "leave out", name)));
    if (chosen.isEmpty()) {
      problems.add("Cannot copy %s: all of its columns are left out.".formatted(source.name()));
    }
    for (ColumnName name : renamed) {
      if (!renamedSources.add(name.source())) {
        problems.add("Cannot rename column %s twice.".formatted(name.source()));
      }
    }
    for (ColumnName name : chosen) {
      if (!sources.add(name.source())) {
        problems.add("Cannot copy column %s twice.".formatted(name.source()));
      }
      if (!targets.add(name.target())) {
        problems.add("Cannot write target column %s from two columns.".formatted(name.target()));
      }
      source.column(name.source()).flatMap(ColumnSelection::unmapped).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
    return chosen;
  }

  private static List<ColumnName> withAll(
      TableShape source, List<ColumnName> asked, Collection<String> excluded) {
    Set<String> named = new HashSet<>(asked.stream().map(ColumnName::source).toList());
    named.addAll(excluded);
    List<ColumnName> all = new ArrayList<>();
    for (ColumnName name : asked) {
      if (name.source().equals(REST)) {
        all.addAll(allOf(source, List.of(), named));
      } else {
        all.add(name);
      }
    }
    return all;
  }

  /** Why Cassandra tells no such thing of a column, or nowhere to put it. */
  private static Optional<String> untold(TableShape source, ColumnName name) {
    Optional<CellFunction> function =
        source.columnNames().contains(name.source())
            ? Optional.empty()
            : CellFunction.parse(name.source());
    if (function.isEmpty()) {
      return Optional.empty();
    }
    String column = function.get().column();
    if (name.target().equals(name.source())) {
      return Optional.of(
          "Cannot copy %1$s without a target column. Name it: --columns=%1$s=TARGET."
              .formatted(name.source()));
    }
    boolean counter = source.column(column).filter(c -> c.type().equals("counter")).isPresent();
    return source.isKey(column) || counter
        ? Optional.of(
            "Cannot copy %s: Cassandra keeps none of %s."
                .formatted(name.source(), counter ? "counters" : "columns of the primary key"))
        : Optional.empty();
  }

  private static List<String> unknown(TableShape source, String action, String column) {
    return source.column(column).isPresent()
        ? List.of()
        : List.of(
            "Cannot %s column %s: %s has no such column. It has: %s."
                .formatted(action, column, source.name(), String.join(", ", source.columnNames())));
  }

  private static List<ColumnName> allOf(
      TableShape source, List<ColumnName> renamed, Collection<String> excluded) {
    return source.columnNames().stream()
        .filter(column -> !excluded.contains(column))
        .map(
            column ->
                renamed.stream()
                    .filter(r -> r.source().equals(column))
                    .findFirst()
                    .orElse(new ColumnName(column, column)))
        .toList();
  }

  private static Optional<String> unmapped(Column column) {
    if (CellType.of(column.type()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "Cannot store column %s of type %s: no PostgreSQL type is known for it. Leave it out with --columns or --excludeColumns."
            .formatted(column.name(), column.type()));
  }
}
