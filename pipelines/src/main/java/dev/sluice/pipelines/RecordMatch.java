package dev.sluice.pipelines;

import dev.sluice.kafka.RecordField;
import dev.sluice.kafka.RecordField.Source;
import dev.sluice.row.Column;
import dev.sluice.row.Column.Fill;
import dev.sluice.row.TableShape;
import dev.sluice.types.ColumnName;
import dev.sluice.types.HeaderMatch;
import dev.sluice.types.TextColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out where each column of a target comes from in a topic's records. */
final class RecordMatch {
  private final TableShape target;
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<Column, RecordField> sources = new LinkedHashMap<>();

  private RecordMatch(TableShape target) {
    this.target = target;
  }

  /**
   * The columns to load.
   *
   * @param columns in the target's order
   * @param fields for each of them where it comes from
   * @param problems sentences, each complete in itself; empty if records can be loaded
   * @param notes what the user should know
   */
  record Result(
      List<TextColumn> columns,
      List<RecordField> fields,
      List<String> problems,
      List<String> notes) {}

  /**
   * Matches a target with what the user named, and with fields of the columns' own names.
   *
   * @param names as the user gave them; all can be parsed
   * @param csv the names of a CSV record's fields; null for JSON and Avro
   */
  static Result match(TableShape target, List<ColumnName> names, @Nullable List<String> csv) {
    return new RecordMatch(target).match(names, csv);
  }

  private Result match(List<ColumnName> names, @Nullable List<String> csv) {
    Set<String> taken = new HashSet<>();
    for (ColumnName name : names) {
      taken.add(name.source());
      if (!name.target().equals(HeaderMatch.LEFT_OUT)) {
        place(name);
      }
    }
    List<String> defaulted = new ArrayList<>();
    target.columns().stream()
        .filter(column -> !sources.containsKey(column) && !taken.contains(column.name()))
        .filter(column -> column.fill() != Fill.GENERATED)
        .forEach(column -> placeByName(column, csv, defaulted));
    check(csv, taken, defaulted);
    return result();
  }

  /** What a value of JSON or Avro lacks would be null: a default has to be given up by name. */
  private void placeByName(Column column, @Nullable List<String> csv, List<String> defaulted) {
    if (csv == null && column.fill() == Fill.DEFAULTED) {
      defaulted.add(column.name());
    } else if (csv == null || csv.contains(column.name())) {
      sources.put(column, new RecordField(Source.VALUE_PATH, List.of(column.name())));
    }
  }

  private void place(ColumnName name) {
    Optional<Column> found = target.column(name.target());
    if (found.isEmpty()) {
      problems.add(
          "--columns=%s=%s names a column that %s does not have. It has: %s."
              .formatted(
                  name.source(),
                  name.target(),
                  target.name(),
                  String.join(", ", target.columnNames())));
    } else if (found.get().fill() == Fill.GENERATED) {
      problems.add(
          "Target column %s is computed by the server; %s cannot go into it. Leave it out of --columns."
              .formatted(name.target(), name.source()));
    } else {
      sources.put(found.get(), field(name, found.get()));
    }
  }

  /** A number for a timestamp is what a column of whole numbers wants. */
  private static RecordField field(ColumnName name, Column column) {
    RecordField field = RecordField.parse(name.source());
    return field.source() == Source.TIMESTAMP && column.type().equals("int8")
        ? new RecordField(Source.TIMESTAMP_MILLIS, List.of())
        : field;
  }

  private void check(@Nullable List<String> csv, Set<String> taken, List<String> defaulted) {
    if (csv != null) {
      List<String> extra =
          csv.stream()
              .filter(name -> !taken.contains(name) && target.column(name).isEmpty())
              .toList();
      if (!extra.isEmpty()) {
        problems.add(
            "%s has no column for these of --fields: %s. Name one for each with --columns=SOURCE=TARGET,…, or leave it out with --columns=SOURCE=-."
                .formatted(target.name(), String.join(", ", extra)));
      }
    }
    for (Column column : target.columns()) {
      if (column.fill() == Fill.REQUIRED && !sources.containsKey(column)) {
        problems.add(
            "Target column %s is NOT NULL without a default, but nothing goes into it. Name its source with --columns=SOURCE=%s, or give it a default."
                .formatted(column.name(), column.name()));
      }
    }
    if (sources.isEmpty()) {
      problems.add(
          "No column of %s comes from the records. Name them with --columns=SOURCE=TARGET,…."
              .formatted(target.name()));
    }
    if (!defaulted.isEmpty()) {
      notes.add(
          "%s: %s have a default and are not read from the records. Name them with --columns=%s to read them."
              .formatted(target.name(), String.join(", ", defaulted), String.join(",", defaulted)));
    }
  }

  private Result result() {
    List<TextColumn> columns = new ArrayList<>();
    List<RecordField> fields = new ArrayList<>();
    for (Column column : target.columns()) {
      RecordField field = sources.get(column);
      if (field != null) {
        columns.add(new TextColumn(field.spelling(), column.name(), column.type()));
        fields.add(field);
      }
    }
    return new Result(columns, fields, problems, notes);
  }
}
