package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.IndexMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableIndex;
import dev.sluice.row.TableName;
import java.util.List;

/** Looks at what a keyspace has besides the shapes of its tables. */
public final class CassandraSchema {
  private CassandraSchema() {}

  /**
   * The tables of a keyspace by name, without materialized views.
   *
   * @throws SetupException if the cluster cannot be reached, or has no such keyspace
   */
  public static List<TableName> tables(CassandraCluster cluster, String keyspace) {
    return CassandraShape.keyspace(Sessions.withFreshSchema(cluster), keyspace)
        .getTables()
        .keySet()
        .stream()
        .map(CqlIdentifier::asInternal)
        .sorted()
        .map(table -> new TableName(keyspace, table))
        .toList();
  }

  /** Bytes of a table, by the cluster's own guess; 0 if there is none. */
  public static long bytes(CassandraCluster cluster, TableName table) {
    return SizeEstimates.bytes(Sessions.of(cluster), table);
  }

  /**
   * The secondary indexes of a table, by name.
   *
   * @throws SetupException if there is no such table
   */
  public static List<TableIndex> indexes(CassandraCluster cluster, TableName table) {
    return CassandraShape.find(Sessions.of(cluster), table).getIndexes().values().stream()
        .map(CassandraSchema::index)
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }

  /** The names of the materialized views of a table, in order. */
  public static List<String> views(CassandraCluster cluster, TableName table) {
    CqlSession session = Sessions.of(cluster);
    return CassandraShape.keyspace(session, table.schema())
        .getViewsOnTable(CqlIdentifier.fromInternal(table.table()))
        .keySet()
        .stream()
        .map(CqlIdentifier::asInternal)
        .sorted()
        .toList();
  }

  /**
   * The columns of which each row tells one write time: neither of the key nor static, no counters,
   * no collections or user-defined types that are not frozen.
   */
  public static List<String> timed(CassandraCluster cluster, TableName table) {
    TableMetadata metadata = CassandraShape.find(Sessions.of(cluster), table);
    return metadata.getColumns().values().stream()
        .filter(column -> !column.isStatic() && !metadata.getPrimaryKey().contains(column))
        .filter(column -> isOneValue(column.getType()))
        .map(column -> column.getName().asInternal())
        .toList();
  }

  private static boolean isOneValue(DataType type) {
    if (type instanceof ListType list) {
      return list.isFrozen();
    }
    if (type instanceof SetType set) {
      return set.isFrozen();
    }
    if (type instanceof MapType map) {
      return map.isFrozen();
    }
    if (type instanceof UserDefinedType udt) {
      return udt.isFrozen();
    }
    return !type.equals(DataTypes.COUNTER);
  }

  private static TableIndex index(IndexMetadata index) {
    IndexTarget target = IndexTarget.parse(index.getTarget());
    String method = index.getClassName().orElse("");
    return new TableIndex(
        index.getName().asInternal(),
        target.column(),
        target.part(),
        method.substring(method.lastIndexOf('.') + 1),
        index.getOptions());
  }
}
