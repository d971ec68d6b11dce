package dev.sluice.types;

import dev.sluice.row.Column;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The target table that {@code --createTarget=if-missing} makes: one column each, primary key. */
public final class TargetDdl {
  private TargetDdl() {}

  /**
   * A CREATE TABLE IF NOT EXISTS for the chosen columns.
   *
   * @param sharded true for YugabyteDB: the partition key is hashed, as it is in Cassandra
   */
  public static String createTable(
      TableName target, TableShape source, List<ColumnName> columns, boolean sharded) {
    List<String> lines = new ArrayList<>();
    for (ColumnName name : columns) {
      Column column = source.column(name.source()).orElseThrow();
      lines.add(
          TableName.quote(name.target())
              + " "
              + WantedType.of(name, column).sql()
              + (source.isKey(name.source()) ? " NOT NULL" : ""));
    }
    primaryKey(source, columns, sharded).ifPresent(lines::add);
    return "CREATE TABLE IF NOT EXISTS %s (\n  %s\n)"
        .formatted(target.quoted(), String.join(",\n  ", lines));
  }

  private static Optional<String> primaryKey(
      TableShape source, List<ColumnName> columns, boolean sharded) {
    Map<String, String> targets =
        columns.stream().collect(Collectors.toMap(ColumnName::source, ColumnName::target));
    if (!targets.keySet().containsAll(source.partitionKey())
        || !targets.keySet().containsAll(source.clusteringKey())) {
      return Optional.empty();
    }
    String partition = quoted(source.partitionKey(), targets);
    List<String> parts = new ArrayList<>();
    parts.add(sharded ? "(" + partition + ") HASH" : partition);
    if (!source.clusteringKey().isEmpty()) {
      parts.add(quoted(source.clusteringKey(), targets));
    }
    return Optional.of("PRIMARY KEY (" + String.join(", ", parts) + ")");
  }

  private static String quoted(List<String> names, Map<String, String> targets) {
    return names.stream()
        .map(name -> TableName.quote(targets.getOrDefault(name, name)))
        .collect(Collectors.joining(", "));
  }
}
