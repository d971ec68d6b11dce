package dev.sluice.pipelines;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.CassandraSchema;
import dev.sluice.pipelines.options.TableChoice;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables that a choice names. */
final class SourceTables {
  private SourceTables() {}

  /**
   * Every table once, in the order of the choice, those of a keyspace by name.
   *
   * @throws SetupException if there are none, an excluded one is not among them, or two of them go
   *     to one target table
   */
  static List<TableName> list(CassandraCluster cluster, TableChoice choice) {
    Set<TableName> tables = new LinkedHashSet<>();
    for (TableName table : choice.tables()) {
      if (table.table().equals(TableChoice.ALL)) {
        tables.addAll(CassandraSchema.tables(cluster, table.schema()));
      } else {
        tables.add(table);
      }
    }
    List<String> problems = new ArrayList<>();
    for (TableName excluded : choice.excluded()) {
      if (!tables.remove(excluded)) {
        problems.add(
            "Cannot leave out table %s: it is not among those that --tables names."
                .formatted(excluded));
      }
    }
    if (tables.isEmpty()) {
      problems.add("No tables are left. Expected at least one that is not left out.");
    }
    problems.addAll(shared(tables, choice));
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
    return List.copyOf(tables);
  }

  private static List<String> shared(Set<TableName> tables, TableChoice choice) {
    Map<String, List<TableName>> sources = new TreeMap<>();
    for (TableName table : tables) {
      sources
          .computeIfAbsent(choice.target(table).toString(), target -> new ArrayList<>())
          .add(table);
    }
    return sources.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(
            entry ->
                "Cannot use target table %s for all of %s. Take one keyspace after the other, each with a --targetSchema of its own."
                    .formatted(
                        entry.getKey(),
                        String.join(
                            ", ", entry.getValue().stream().map(TableName::toString).toList())))
        .toList();
  }
}
