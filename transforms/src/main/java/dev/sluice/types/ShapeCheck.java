package dev.sluice.types;

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
