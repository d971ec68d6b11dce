package dev.sluice.it.bench;

import dev.sluice.it.load.DemoColumn;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.verify.ContentChecksum;
import dev.sluice.it.verify.SourceContent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * A loaded table.
 *
 * @param content of all its rows
 */
record PeerTable(
    Servers servers, String keyspace, DemoTable table, long rows, ContentChecksum content)
    implements PeerInput {
  private static final Set<String> TEXTS = Set.of("bytea", "interval");

  static PeerTable load(Servers servers, DemoTable table, long rows) {
    String keyspace = servers.fill(table, rows);
    return new PeerTable(
        servers,
        keyspace,
        table,
        rows,
        SourceContent.of(
            servers.cassandra().session(), keyspace, table.name(), table.columnNames()));
  }

  @Override
  public String name() {
    return table.name();
  }

  @Override
  public OptionalLong server() {
    return OptionalLong.of(servers.cassandra().pid());
  }

  /** Whether each value of the target is the source's; if not, of which types they are not. */
  @Override
  public String compareValues(PeerSystem system, PeerTarget target) throws SQLException {
    if (system.textForBytesAndIntervals()
        && table.columns().stream().anyMatch(column -> TEXTS.contains(column.postgresType()))) {
      return "not compared";
    }
    if (target.content(table.columnNames()).equals(content)) {
      return "equal";
    }
    Map<String, List<String>> byType = new TreeMap<>();
    for (DemoColumn column : table.columns()) {
      byType
          .computeIfAbsent(column.cqlType(), type -> new ArrayList<>(table.primaryKey()))
          .add(column.name());
    }
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, List<String>> type : byType.entrySet()) {
      if (!target.content(type.getValue()).equals(content(type.getValue()))) {
        changed.add(type.getKey());
      }
    }
    return "changed: " + String.join(", ", changed);
  }

  private ContentChecksum content(List<String> columns) {
    return SourceContent.of(servers.cassandra().session(), keyspace, table.name(), columns);
  }

  @Override
  public PeerTarget emptyTarget(PeerSystem system, boolean key) throws SQLException {
    String ddl = table.postgresDdl("public");
    if (system.textForBytesAndIntervals()) {
      ddl = ddl.replaceAll(" (bytea|interval)\\b", " text");
    }
    return PeerTarget.create(servers.postgres(), table, key ? ddl : PeerTarget.withoutKey(ddl));
  }

  @Override
  public List<String> arguments(PeerSystem system, PeerTarget target, int streams) {
    PeerJob job =
        new PeerJob(
            system.way(),
            servers.cassandra().host(),
            servers.cassandra().port(),
            keyspace,
            table.name(),
            new PeerDatabase(target.jdbcUrl()),
            streams);
    return job.arguments();
  }
}
