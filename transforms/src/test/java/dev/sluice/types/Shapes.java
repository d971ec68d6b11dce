package dev.sluice.types;

import dev.sluice.row.Column;
import dev.sluice.row.Column.Fill;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Tables for the tests of this package. */
final class Shapes {
  /** A source with a key of two columns, and one that no target can hold. */
  static final TableShape ORDERS =
      source(
          List.of("id"),
          List.of("at"),
          column("id", "uuid", Fill.REQUIRED),
          column("at", "time", Fill.REQUIRED),
          column("name", "text"),
          column("tags", "'org.example.Custom'"));

  private Shapes() {}

  static TableShape source(
      List<String> partitionKey, List<String> clusteringKey, Column... columns) {
    return new TableShape(
        new TableName("shop", "orders"), List.of(columns), partitionKey, clusteringKey);
  }

  /** With some clustering columns from high to low, and some columns static. */
  static TableShape with(TableShape shape, Set<String> descending, Set<String> statics) {
    return new TableShape(
        shape.name(),
        shape.columns(),
        shape.partitionKey(),
        shape.clusteringKey(),
        descending,
        statics);
  }

  static TableShape target(Column... columns) {
    return new TableShape(
        new TableName("public", "orders"), List.of(columns), List.of(), List.of());
  }

  static Column column(String name, String type) {
    return new Column(name, type, Fill.NULLABLE);
  }

  static Column column(String name, String type, Fill fill) {
    return new Column(name, type, fill);
  }

  /** Names as {@code source} or {@code source=target}. */
  static List<ColumnName> names(String... names) {
    return Arrays.stream(names)
        .map(name -> name.split("=", -1))
        .map(parts -> new ColumnName(parts[0], parts[parts.length - 1]))
        .toList();
  }
}
