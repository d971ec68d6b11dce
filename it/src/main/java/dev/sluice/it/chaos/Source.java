package dev.sluice.it.chaos;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.LoadCassandra;
import dev.sluice.it.servers.CassandraRing;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.verify.TableContent;

/**
 * Where the rows come from, and what they are.
 *
 * @param hosts contact points, separated by commas; the superuser logs in, where there is
 *     authentication
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

  /** Loads a table into a new keyspace of a single node. */
  static Source load(LocalCassandra cassandra, DemoTable table, long rows) {
    String keyspace = cassandra.newKeyspace("chaos");
    TableContent content = load(cassandra.session(), keyspace, table, rows);
    return new Source(
        cassandra.host(), cassandra.port(), cassandra.datacenter(), keyspace, table, rows, content);
  }

  /** Loads a table into a keyspace of a ring. */
  static Source load(CassandraRing ring, String keyspace, DemoTable table, long rows) {
    TableContent content = load(ring.session(), keyspace, table, rows);
    String hosts = String.join(",", ring.hosts());
    return new Source(hosts, ring.port(), ring.datacenter(), keyspace, table, rows, content);
  }

  private static TableContent load(
      CqlSession session, String keyspace, DemoTable table, long rows) {
    LoadCassandra.into(session, keyspace).load(table, rows);
    return TableContent.ofSource(
        session, keyspace, table.name(), table.columnNames(), table.primaryKey().size());
  }
}
