package dev.sluice.it.bench;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.load.ReadingsTable;
import dev.sluice.it.load.TextsTable;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.row.TableName;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a peer in a JVM of its own is told to copy: its arguments, all peers' alike. */
record PeerJob(
    String way,
    String cassandraHost,
    int cassandraPort,
    String keyspace,
    String table,
    PeerDatabase into,
    int streams) {

  static PeerJob of(String... arguments) {
    return new PeerJob(
        arguments[0],
        arguments[1],
        Integer.parseInt(arguments[2]),
        arguments[3],
        arguments[4],
        new PeerDatabase(arguments[5]),
        Integer.parseInt(arguments[8]));
  }

  List<String> arguments() {
    return List.of(
        way,
        cassandraHost,
        String.valueOf(cassandraPort),
        keyspace,
        table,
        into.jdbcUrl(),
        LocalPostgres.SUPERUSER,
        LocalPostgres.SUPERUSER_PASSWORD,
        String.valueOf(streams),
        "SELECT %s FROM %s.%s"
            .formatted(String.join(", ", demoTable().columnNames()), keyspace, table));
  }

  static DemoTable table(String name) {
    return Stream.of(new ReadingsTable(1), new EventsTable(1), new TextsTable(1))
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  DemoTable demoTable() {
    return table(table);
  }

  TableName source() {
    return new TableName(keyspace, table);
  }

  CassandraCluster cluster() {
    return new CassandraCluster(
        List.of(cassandraHost), cassandraPort, null, null, null, Duration.ofSeconds(60));
  }

  /** Tells the benchmark that the peer is ready to work, or done. */
  static void say(String mark) {
    System.out.println("peer." + mark + " " + System.currentTimeMillis());
    System.out.flush();
  }
}
