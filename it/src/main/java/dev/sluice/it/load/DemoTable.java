package dev.sluice.it.load;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are computed from a seed and their index, so that any row can be had again
 * without keeping it. Rows of one partition have consecutive indexes. Implementations are immutable
 * and thread-safe.
 */
public interface DemoTable {

  /** The table's name on both sides. */
  String name();

  /** The columns, those of the primary key first and in its order. */
  List<DemoColumn> columns();

  /**
   * The values of a row in the order of {@link #columns()}, as the Java types that the Cassandra
   * driver maps to the CQL types.
   *
   * @param index 0 and up
   */
  @Nullable Object[] row(long index);

  /** The columns' names. */
  default List<String> columnNames() {
    return columns().stream().map(DemoColumn::name).toList();
  }

  /** The names of the primary key's columns. */
  default List<String> primaryKey() {
    return Stream.of(DemoColumn.Role.PARTITION_KEY, DemoColumn.Role.CLUSTERING_KEY)
        .flatMap(role -> columns().stream().filter(column -> column.role() == role))
        .map(DemoColumn::name)
        .toList();
  }

  /** The statement that creates the table in Cassandra. */
  default String cassandraDdl(String keyspace) {
    return Ddl.cassandra(keyspace, this);
  }

  /** The statement that creates the table in PostgreSQL, with the same primary key. */
  default String postgresDdl(String schema) {
    return Ddl.postgres(schema, this);
  }
}
