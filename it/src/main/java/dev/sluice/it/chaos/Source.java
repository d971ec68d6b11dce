package dev.sluice.it.chaos;

import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.LoadCassandra;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.verify.TableContent;

/**
 * Where the rows come from, and what they are.
 *
 * @param hosts contact points, separated by commas; the superuser logs in
 * @param content read once, with other code than the product's
 */
record Source(
    String hosts,
    int port,
    String datacenter,
    String keyspace,
    DemoTable table,
    long rows,
    TableContent content) {

  /** Loads a table into a new keyspace. */
  static Source load(LocalCassandra cassandra, DemoTable table, long rows) {
    String keyspace = cassandra.newKeyspace("chaos");
    LoadCassandra.into(cassandra.session(), keyspace).load(table, rows);
    TableContent content =
        TableContent.ofSource(
            cassandra.session(),
            keyspace,
            table.name(),
            table.columnNames(),
            table.primaryKey().size());
    return new Source(
        cassandra.host(), cassandra.port(), cassandra.datacenter(), keyspace, table, rows, content);
  }
}
