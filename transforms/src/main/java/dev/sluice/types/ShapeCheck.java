package dev.sluice.types;

import dev.sluice.row.CellFunction;
import dev.sluice.row.Column;
import dev.sluice.row.Column.Fill;
import dev.sluice.row.ConstantColumn;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a source table with its target and finds every mismatch before a row is read. */
public final class ShapeCheck {
  /** Among the columns asked for: all that are not named besides. */
  public static final String REST = "*";

  private final TableShape source;
  private final TableShape target;
  private final List<String> problems = new ArrayList<>();
  private final List<String> notNull = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();

  private ShapeCheck(TableShape source, TableShape target) {
    this.source = source;
    this.target = target;
  }

  /**
   * Plans the copy of {@code columns} from {@code source} to {@code target}.
   *
   * @throws SetupException with all mismatches
   */
  public static TablePlan plan(TableShape source, TableShape target, List<ColumnName> columns) {
    return plan(source, target, columns, List.of(), List.of());
  }

  /**
   * Plans the copy of {@code columns} from {@code source} to {@code target}, and of constants.
   *
   * @param wanted names of the target columns that are to be constant
   * @param constants what the server made of them, as far as the target has them
   * @throws SetupException with all mismatches
   */
  public static TablePlan plan(
      TableShape source,
      TableShape target,
      List<ColumnName> columns,
      Collection<String> wanted,
      List<ConstantColumn> constants) {
    return new ShapeCheck(source, target).plan(columns, wanted, constants);
  }

  /**
   * The columns to copy: those asked for, or all of the source's but some.
   *
   * @param asked empty for all; {@link #REST} stands for all that are not named besides
   * @param renamed target names of single columns when all are copied
   * @param excluded source columns that are left out when all are copied
   * @throws SetupException naming every column that the source lacks, that is named twice, or whose
   *     type cannot be stored
   */
  public static List<ColumnName> choose(
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
      source.column(name.source()).flatMap(ShapeCheck::unmapped).ifPresent(problems::add);
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

  private TablePlan plan(
      List<ColumnName> columns, Collection<String> wanted, List<ConstantColumn> constants) {
    List<ColumnPlan> plans = new ArrayList<>();
    for (ColumnName name : columns) {
      Column from = source.column(name.source()).orElseThrow();
      CellType type = CellType.of(from.type()).orElseThrow();
      target
          .column(name.target())
          .ifPresentOrElse(
              to -> {
                checkWanted(name, to);
                plans.add(match(from, type, to));
              },
              () ->
                  problems.add(
                      "Target column %s is missing in %s (for source column %s %s)."
                          .formatted(name.target(), target.name(), from.name(), from.type())));
    }
    Set<String> written = new HashSet<>(columns.stream().map(ColumnName::target).toList());
    for (String constant : wanted) {
      checkConstant(constant, !written.add(constant));
    }
    target.columns().stream().filter(c -> !written.contains(c.name())).forEach(this::unwritten);
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
    return new TablePlan(plans, constants, notes(constants), losses);
  }

  private void checkConstant(String name, boolean copied) {
    if (copied) {
      problems.add(
          "Cannot write target column %s from a column and as a constant. Leave out one of them."
              .formatted(name));
    }
    Optional<Column> to = target.column(name);
    if (to.isEmpty()) {
      problems.add(
          "Target column %s is missing in %s (for a constant).".formatted(name, target.name()));
    }
    to.ifPresent(this::checkWritable);
  }

  private void checkWritable(Column to) {
    if (to.fill() == Fill.GENERATED) {
      problems.add(
          "Target column %s is computed by the server; nothing can be copied into it."
              .formatted(to.name()));
    }
  }

  /** A table that was there before may be another one than is wanted. */
  private void checkWanted(ColumnName name, Column to) {
    String wanted = name.type();
    if (wanted != null
        && !WantedType.parse(wanted).map(WantedType::typname).equals(Optional.of(to.type()))) {
      problems.add(
          "Target column %s has type %s, but --columnTypes wants %s. The table is there already: change it, or leave the column out of --columnTypes."
              .formatted(to.name(), SqlType.spelled(to.type()), wanted));
    }
  }

  private ColumnPlan match(Column from, CellType type, Column to) {
    if (!type.accepted().contains(to.type())) {
      problems.add(
          "Target column %s has type %s, which cannot hold %s %s. Expected one of: %s."
              .formatted(
                  to.name(),
                  to.type(),
                  from.name(),
                  from.type(),
                  String.join(", ", type.accepted())));
    }
    checkWritable(to);
    if (to.fill() == Fill.REQUIRED && from.fill() == Fill.NULLABLE) {
      notNull.add(to.name());
    }
    losses.addAll(Losses.of(from, type, to, source.statics().contains(from.name())));
    return new ColumnPlan(from.name(), type, source.isKey(from.name()), to.name(), to.type());
  }

  private List<String> notes(List<ConstantColumn> constants) {
    List<String> notes = new ArrayList<>();
    if (!constants.isEmpty()) {
      notes.add(
          "The same in every row: %s."
              .formatted(
                  constants.stream()
                      .map(constant -> constant.name() + " = \"" + constant.text() + "\"")
                      .collect(Collectors.joining(", "))));
    }
    if (!notNull.isEmpty()) {
      notes.add(
          "NOT NULL in the target, nullable in the source: %s. A null there stops the copy."
              .formatted(String.join(", ", notNull)));
    }
    notes.addAll(Loss.sentences(losses));
    return notes;
  }

  private void unwritten(Column column) {
    if (column.fill() == Fill.REQUIRED) {
      problems.add(
          "Target column %s is NOT NULL without a default, but nothing is copied into it. Map a source column to it with --columns, give it a value with --constants, or a default."
              .formatted(column.name()));
    }
  }
}
