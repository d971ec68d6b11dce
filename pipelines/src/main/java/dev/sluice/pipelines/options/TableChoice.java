package dev.sluice.pipelines.options;

import dev.sluice.row.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Which tables of the source go where.
 *
 * @param tables one or more; one of the name {@link #ALL} stands for all of its keyspace
 * @param excluded those of them that are left out
 * @param targetTable of the only one; empty for the source's name in {@code targetSchema}
 */
public record TableChoice(
    List<TableName> tables,
    List<TableName> excluded,
    Optional<TableName> targetTable,
    String targetSchema) {
  /** In place of a table's name; Cassandra has none with it. */
  public static final String ALL = "*";

  public TableChoice {
    tables = List.copyOf(tables);
    excluded = List.copyOf(excluded);
  }

  /** Where a table of the source goes. */
  public TableName target(TableName source) {
    return targetTable.orElseGet(() -> new TableName(targetSchema, source.table()));
  }
}
