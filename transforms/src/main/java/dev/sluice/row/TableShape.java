package dev.sluice.row;

import dev.sluice.row.Column.Fill;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table's columns, in the server's order.
 *
 * @param partitionKey names of the columns that place a row: Cassandra's partition key, in key
 *     order; empty for a PostgreSQL table
 * @param clusteringKey names of the columns that follow: Cassandra's clustering columns, or the
 *     whole primary key of a PostgreSQL table; empty if there is none
 * @param descending the clustering columns that Cassandra keeps from high to low
 * @param statics the columns that Cassandra keeps once for a whole partition
 */
public record TableShape(
    TableName name,
    List<Column> columns,
    List<String> partitionKey,
    List<String> clusteringKey,
    Set<String> descending,
    Set<String> statics)
    implements Serializable {

  public TableShape {
    columns = List.copyOf(columns);
    partitionKey = List.copyOf(partitionKey);
    clusteringKey = List.copyOf(clusteringKey);
    descending = Set.copyOf(descending);
    statics = Set.copyOf(statics);
  }

  /** A table without descending and static columns, such as one of PostgreSQL. */
  public TableShape(
      TableName name, List<Column> columns, List<String> partitionKey, List<String> clusteringKey) {
    this(name, columns, partitionKey, clusteringKey, Set.of(), Set.of());
  }

  /**
   * The column of that name, compared exactly; or what is read of one by a {@link CellFunction}.
   */
  public Optional<Column> column(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .or(() -> CellFunction.parse(column).filter(this::has).map(f -> told(column, f)));
  }

  private boolean has(CellFunction function) {
    return columns.stream().anyMatch(c -> c.name().equals(function.column()));
  }

  private static Column told(String name, CellFunction function) {
    return new Column(name, function.kind().type(), Fill.NULLABLE);
  }

  /** Whether the column is part of the primary key. */
  public boolean isKey(String column) {
    return partitionKey.contains(column) || clusteringKey.contains(column);
  }

  /** All column names, in the server's order. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }
}
