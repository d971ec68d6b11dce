package dev.sluice.it.load;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the statements that create a table. */
final class Ddl {

  private Ddl() {}

  static String cassandra(String keyspace, DemoTable table) {
    String columns =
        table.columns().stream()
            .map(column -> column.name() + " " + column.cqlType())
            .collect(Collectors.joining(",\n  "));
    String partition = String.join(", ", names(table, DemoColumn.Role.PARTITION_KEY));
    String clustering =
        names(table, DemoColumn.Role.CLUSTERING_KEY).stream()
            .map(name -> ", " + name)
            .collect(Collectors.joining());
    return "CREATE TABLE %s.%s (\n  %s,\n  PRIMARY KEY ((%s)%s))"
        .formatted(keyspace, table.name(), columns, partition, clustering);
  }

  static String postgres(String schema, DemoTable table) {
    String columns =
        table.columns().stream()
            .map(column -> quoted(column.name()) + " " + column.postgresType())
            .collect(Collectors.joining(",\n  "));
    String key = table.primaryKey().stream().map(Ddl::quoted).collect(Collectors.joining(", "));
    return "CREATE TABLE %s.%s (\n  %s,\n  PRIMARY KEY (%s))"
        .formatted(quoted(schema), quoted(table.name()), columns, key);
  }

  static List<String> names(DemoTable table, DemoColumn.Role role) {
    return table.columns().stream()
        .filter(column -> column.role() == role)
        .map(DemoColumn::name)
        .toList();
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
