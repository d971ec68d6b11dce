package dev.sluice.types;

import dev.sluice.row.Column;
import dev.sluice.row.Column.Fill;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    return new ShapeCheck(source, target).plan(columns);
  }

  /**
   * The columns to copy: those asked for, or all of the source's.
   *
   * @param asked empty for all
   * @param renamed target names of single columns when all are copied
   * @throws SetupException naming every column that the source lacks, that is named twice, or whose
   *     type cannot be stored
   */
  public static List<ColumnName> choose(
      TableShape source, List<ColumnName> asked, List<ColumnName> renamed) {
    List<String> problems = new ArrayList<>();
    List<ColumnName> chosen = asked.isEmpty() ? allOf(source, renamed) : asked;
    Set<String> sources = new HashSet<>();
    Set<String> renamedSources = new HashSet<>();
    Set<String> targets = new HashSet<>();
    List<ColumnName> named = new ArrayList<>(chosen);
    named.addAll(renamed);
    for (ColumnName name : named) {
      if (source.column(name.source()).isEmpty()) {
        problems.add(
            "Cannot copy column %s: %s has no such column. It has: %s."
                .formatted(name.source(), source.name(), String.join(", ", source.columnNames())));
      }
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

  private static List<ColumnName> allOf(TableShape source, List<ColumnName> renamed) {
    return source.columnNames().stream()
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
        "Cannot store column %s of type %s: no PostgreSQL type is known for it. Leave it out with --columns."
            .formatted(column.name(), column.type()));
  }

  private TablePlan plan(List<ColumnName> columns) {
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
    target.columns().stream().filter(c -> !written.contains(c.name())).forEach(this::unwritten);
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
    return new TablePlan(plans, notes(), losses);
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
    if (to.fill() == Fill.GENERATED) {
      problems.add(
          "Target column %s is computed by the server; nothing can be copied into it."
              .formatted(to.name()));
    }
    if (to.fill() == Fill.REQUIRED && from.fill() == Fill.NULLABLE) {
      notNull.add(to.name());
    }
    losses.addAll(Losses.of(from, type, to, source.statics().contains(from.name())));
    return new ColumnPlan(from.name(), type, source.isKey(from.name()), to.name(), to.type());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
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
          "Target column %s is NOT NULL without a default, but nothing is copied into it. Map a source column to it with --columns, or give it a default."
              .formatted(column.name()));
    }
  }
}
