package dev.sluice.types;

import dev.sluice.row.Column;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The target table that {@code ddl} prints and {@code --createTarget=if-missing} makes: one column
 * each, primary key, and comments where it is not quite what Cassandra has.
 */
public final class TargetDdl {
  private static final String INDENT = "  ";

  private final TableName target;
  private final TableShape source;
  private final List<ColumnName> columns;
  private final Collection<String> constants;
  private final DdlStyle style;
  private final Map<String, String> targets;

  private TargetDdl(
      TableName target,
      TableShape source,
      List<ColumnName> columns,
      Collection<String> constants,
      DdlStyle style) {
    this.target = target;
    this.source = source;
    this.columns = columns;
    this.constants = constants;
    this.style = style;
    this.targets =
        columns.stream().collect(Collectors.toMap(ColumnName::source, ColumnName::target));
  }

  /** A line of the statement: SQL, or a comment alone. */
  private record Line(String sql, String note) {}

  /**
   * A CREATE TABLE IF NOT EXISTS for the chosen columns, without a semicolon.
   *
   * @param columns as {@link ShapeCheck#choose} gives them
   * @param constants columns besides that are the same in every row; they become text
   * @throws SetupException if the target cannot have such names
   */
  public static String createTable(
      TableName target,
      TableShape source,
      List<ColumnName> columns,
      Collection<String> constants,
      DdlStyle style) {
    return new TargetDdl(target, source, columns, constants, style).text();
  }

  /** A CREATE SCHEMA IF NOT EXISTS, without a semicolon. */
  public static String createSchema(String schema) {
    return "CREATE SCHEMA IF NOT EXISTS " + SqlName.of(schema);
  }

  /** The source's columns that no PostgreSQL type can hold. */
  public static List<Column> unstorable(TableShape source) {
    return source.columns().stream().filter(c -> CellType.of(c.type()).isEmpty()).toList();
  }

  private String text() {
    checkNames();
    List<Line> lines = new ArrayList<>();
    columns.forEach(column -> lines.add(column(column)));
    constants.forEach(
        name -> lines.add(new Line(SqlName.of(name) + " text NOT NULL", "the same in every row")));
    for (Column column : unstorable(source)) {
      lines.add(
          new Line(
              "",
              "%s %s is left out: no PostgreSQL type is known for it."
                  .formatted(SqlName.of(column.name()), column.type())));
    }
    if (isWhole()) {
      orderHint().ifPresent(hint -> lines.add(new Line("", hint)));
      lines.add(new Line(primaryKey(), ""));
    }
    return "CREATE TABLE IF NOT EXISTS %s (\n%s)%s"
        .formatted(SqlName.of(target), joined(lines), tablets());
  }

  /** With a comma behind every line of SQL but the last, before its comment. */
  private static String joined(List<Line> lines) {
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      last = lines.get(i).sql().isEmpty() ? last : i;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String sql = line.sql().isEmpty() ? "" : line.sql() + (i < last ? "," : "");
      String note = line.note().isEmpty() ? "" : SqlComment.of(line.note());
      String gap = sql.isEmpty() || note.isEmpty() ? "" : " ";
      text.append(INDENT).append(sql).append(gap).append(note).append('\n');
    }
    return text.toString();
  }

  private void checkNames() {
    List<String> problems =
        Stream.of(
                Stream.of(target.schema(), target.table()),
                columns.stream().map(ColumnName::target),
                constants.stream())
            .flatMap(names -> names)
            .filter(name -> SqlName.bytes(name) > SqlName.LONGEST)
            .map(
                name ->
                    "Cannot give the name %s to a part of %s: it has %d bytes, PostgreSQL's names have at most %d. Choose a shorter one with --columns=SOURCE=TARGET or --targetTable."
                        .formatted(name, target, SqlName.bytes(name), SqlName.LONGEST))
            .toList();
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
  }

  private Line column(ColumnName name) {
    Column column = source.column(name.source()).orElseThrow();
    WantedType type = WantedType.of(name, column);
    boolean sorted =
        source.clusteringKey().contains(name.source()) && SqlType.isCollated(type.typname());
    return new Line(
        SqlName.of(name.target())
            + " "
            + type.sql()
            + (sorted ? " COLLATE \"C\"" : "")
            + (source.isKey(name.source()) ? " NOT NULL" : ""),
        ColumnNote.of(source, column));
  }

  /** Whether all columns of the primary key are there. */
  private boolean isWhole() {
    return targets.keySet().containsAll(source.partitionKey())
        && targets.keySet().containsAll(source.clusteringKey());
  }

  private String primaryKey() {
    String partition = names(source.partitionKey());
    if (style.dialect() == Dialect.POSTGRESQL) {
      String clustering =
          source.clusteringKey().isEmpty() ? "" : ", " + names(source.clusteringKey());
      return "PRIMARY KEY (" + partition + clustering + ")";
    }
    String clustering = source.clusteringKey().isEmpty() ? "" : ", " + ordered(true);
    return "PRIMARY KEY ((" + partition + ") HASH" + clustering + ")";
  }

  /**
   * PostgreSQL reads the primary key's index in both directions, so it lacks an order of
   * Cassandra's only where some columns go up and others down.
   */
  private Optional<String> orderHint() {
    boolean mixed =
        !source.descending().isEmpty()
            && source.descending().size() < source.clusteringKey().size();
    return style.dialect() == Dialect.POSTGRESQL && mixed
        ? Optional.of(
            "Cassandra sorts a partition by %s, which this key's index cannot. If queries need it: CREATE INDEX ON %s (%s, %s);"
                .formatted(
                    ordered(false),
                    SqlName.of(target),
                    names(source.partitionKey()),
                    ordered(false)))
        : Optional.empty();
  }

  private String tablets() {
    return style.dialect() == Dialect.YUGABYTEDB && style.tablets() > 0
        ? " SPLIT INTO " + style.tablets() + " TABLETS"
        : "";
  }

  private String names(List<String> sources) {
    return sources.stream().map(this::name).collect(Collectors.joining(", "));
  }

  /**
   * @param explicit whether to write ASC too
   */
  private String ordered(boolean explicit) {
    return source.clusteringKey().stream()
        .map(
            column ->
                name(column)
                    + (source.descending().contains(column) ? " DESC" : explicit ? " ASC" : ""))
        .collect(Collectors.joining(", "));
  }

  private String name(String column) {
    return SqlName.of(targets.getOrDefault(column, column));
  }
}
