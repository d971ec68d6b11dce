package dev.sluice.types;

import dev.sluice.row.Column;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives columns the types that the user wants them to have in a made table. */
public final class WantedTypes {
  private WantedTypes() {}

  /**
   * The same columns, with types.
   *
   * @param columns as {@link ShapeCheck#choose} gives them
   * @throws SetupException naming every column that is not copied, that is named twice, or whose
   *     values the type cannot hold
   */
  public static List<ColumnName> apply(
      TableShape source, List<ColumnName> columns, List<ColumnType> wanted) {
    List<String> problems = new ArrayList<>();
    Map<String, String> types = new HashMap<>();
    for (ColumnType want : wanted) {
      if (types.putIfAbsent(want.column(), want.type()) != null) {
        problems.add("Cannot give column %s two types.".formatted(want.column()));
      }
      boolean copied = columns.stream().anyMatch(name -> name.source().equals(want.column()));
      Optional<Column> column = source.column(want.column()).filter(found -> copied);
      if (column.isEmpty()) {
        problems.add(
            "Cannot give column %s the type %s: it is not copied. Copied are: %s."
                .formatted(
                    want.column(),
                    want.type(),
                    String.join(", ", columns.stream().map(ColumnName::source).toList())));
      } else {
        check(column.get(), want.type()).ifPresent(problems::add);
      }
    }
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
    return columns.stream()
        .map(name -> new ColumnName(name.source(), name.target(), types.get(name.source())))
        .toList();
  }

  /** What columns lose in a table that is made for them. */
  public static List<Loss> losses(TableShape source, List<ColumnName> columns) {
    List<Loss> losses = new ArrayList<>();
    for (ColumnName name : columns) {
      Column from = source.column(name.source()).orElseThrow();
      CellType type = CellType.of(from.type()).orElseThrow();
      Column to = WantedType.of(name, from).column(name.target());
      losses.addAll(Losses.of(from, type, to, source.statics().contains(from.name())));
    }
    return losses;
  }

  private static Optional<String> check(Column column, String type) {
    List<String> accepted = CellType.of(column.type()).orElseThrow().accepted();
    boolean fits =
        WantedType.parse(type).filter(want -> accepted.contains(want.typname())).isPresent();
    return fits
        ? Optional.empty()
        : Optional.of(
            "Cannot give column %s the type \"%s\", which cannot hold %s. Expected one of: %s."
                .formatted(
                    column.name(),
                    type,
                    column.type(),
                    String.join(", ", accepted.stream().map(SqlType::spelled).toList())));
  }
}
