package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.sluice.row.CellFunction;
import dev.sluice.row.Column;
import dev.sluice.row.Column.Fill;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks at a table in a running cluster. */
public final class CassandraShape {
  private CassandraShape() {}

  /**
   * The table's columns and keys.
   *
   * @throws SetupException if the cluster cannot be reached, or has no such data centre, keyspace
   *     or table
   */
  public static TableShape read(CassandraCluster cluster, TableName name) {
    CqlSession session = Sessions.withFreshSchema(cluster);
    checkLocalDc(session, cluster);
    TableMetadata table = find(session, name);
    List<Column> columns =
        table.getColumns().values().stream()
            .map(
                column ->
                    new Column(
                        column.getName().asInternal(),
                        TypeSpelling.of(column.getType()),
                        table.getPrimaryKey().contains(column) ? Fill.REQUIRED : Fill.NULLABLE))
            .toList();
    return new TableShape(
        name,
        columns,
        names(table.getPartitionKey()),
        names(table.getClusteringColumns().keySet()),
        descending(table),
        statics(table));
  }

  private static Set<String> descending(TableMetadata table) {
    return table.getClusteringColumns().entrySet().stream()
        .filter(column -> column.getValue() == ClusteringOrder.DESC)
        .map(column -> column.getKey().getName().asInternal())
        .collect(Collectors.toSet());
  }

  private static Set<String> statics(TableMetadata table) {
    return table.getColumns().values().stream()
        .filter(ColumnMetadata::isStatic)
        .map(column -> column.getName().asInternal())
        .collect(Collectors.toSet());
  }

  /** Whether the cluster's tokens are Murmur3's, as nearly all clusters' are. */
  public static boolean hashesByMurmur3(CassandraCluster cluster) {
    String partitioner = Sessions.tokenMap(Sessions.of(cluster)).getPartitionerName();
    return Partitioner.of(partitioner) == Partitioner.MURMUR3;
  }

  /** Tells a table from one of the same name that was created later. */
  public static String tableId(CassandraCluster cluster, TableName name) {
    return find(Sessions.of(cluster), name).getId().map(UUID::toString).orElse("");
  }

  /** The cluster's own name, part of what identifies a migration. */
  public static String clusterName(CassandraCluster cluster) {
    return Sessions.of(cluster).getMetadata().getClusterName().orElse("unnamed");
  }

  /**
   * Lets the server check the query, so that a wrong filter shows before anything is read.
   *
   * @throws SetupException with the server's reason
   */
  public static void checkQuery(CassandraCluster cluster, CassandraQuery query) {
    try {
      checkFunctions(query, Sessions.of(cluster).prepare(query.rangeCql()));
    } catch (QueryValidationException e) {
      String filter = query.where().isEmpty() ? "" : " Check --where=\"" + query.where() + "\".";
      throw new SetupException(
          "Cassandra refuses to read %s: %s.%s".formatted(query.table(), e.getMessage(), filter),
          e);
    }
  }

  /** From version 5 on a collection has one for each of its elements. */
  private static void checkFunctions(CassandraQuery query, PreparedStatement prepared) {
    List<String> problems = new ArrayList<>();
    for (int column = 0; column < query.columns().size(); column++) {
      String name = query.columns().get(column);
      DataType type = prepared.getResultSetDefinitions().get(column).getType();
      if (CellFunction.parse(name).isPresent()
          && !type.equals(DataTypes.BIGINT)
          && !type.equals(DataTypes.INT)) {
        problems.add(
            "Cannot copy %s: it is one number for each part of the value (%s). Leave it out of --columns."
                .formatted(name, type.asCql(false, true)));
      }
    }
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
  }

  static void checkLocalDc(CqlSession session, CassandraCluster cluster) {
    String wanted = cluster.localDc();
    TreeSet<String> known =
        session.getMetadata().getNodes().values().stream()
            .map(Node::getDatacenter)
            .map(String::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
    if (wanted != null && !known.contains(wanted)) {
      throw new SetupException(
          "Invalid --cassandraLocalDc: \"%s\". The cluster's data centres are: %s."
              .formatted(wanted, String.join(", ", known)));
    }
  }

  static KeyspaceMetadata keyspace(CqlSession session, String name) {
    return session
        .getMetadata()
        .getKeyspace(CqlIdentifier.fromInternal(name))
        .orElseThrow(
            () ->
                new SetupException(
                    "Cannot find keyspace \"%s\". This cluster has: %s."
                        .formatted(name, list(session.getMetadata().getKeyspaces().keySet()))));
  }

  static TableMetadata find(CqlSession session, TableName name) {
    KeyspaceMetadata keyspace = keyspace(session, name.schema());
    return keyspace
        .getTable(CqlIdentifier.fromInternal(name.table()))
        .orElseThrow(
            () ->
                new SetupException(
                    "Cannot find table \"%s\" in keyspace \"%s\". It has: %s."
                        .formatted(
                            name.table(), name.schema(), list(keyspace.getTables().keySet()))));
  }

  private static String list(Collection<CqlIdentifier> names) {
    return names.isEmpty()
        ? "none"
        : names.stream().map(CqlIdentifier::asInternal).sorted().collect(Collectors.joining(", "));
  }

  private static List<String> names(Collection<ColumnMetadata> columns) {
    return columns.stream().map(column -> column.getName().asInternal()).toList();
  }
}
