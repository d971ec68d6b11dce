package dev.sluice.it.chaos;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.servers.CassandraRing;
import org.jspecify.annotations.Nullable;

/** Three Cassandra nodes with two copies of each row, started when a round first needs them. */
final class LazyRing implements AutoCloseable {
  private static final int REPLICAS = 2;
  private static final int PAGE_ROWS = 1_000;

  private final DemoTable table;
  private final long rows;
  private @Nullable Started started;

  LazyRing(DemoTable table, long rows) {
    this.table = table;
    this.rows = rows;
  }

  private record Started(CassandraRing ring, Source source) {}

  CassandraRing ring() {
    return needStarted().ring();
  }

  Source source() {
    return needStarted().source();
  }

  private Started needStarted() {
    Started loaded = started;
    if (loaded == null) {
      loaded = start();
      started = loaded;
    }
    return loaded;
  }

  private Started start() {
    CassandraRing ring = CassandraRing.start();
    try {
      Source source = Source.load(ring, ring.newKeyspace("chaos", REPLICAS), table, rows);
      repair(ring, source);
      return new Started(ring, source);
    } catch (RuntimeException e) {
      ring.close();
      throw e;
    }
  }

  /** A read from all replicas brings those up to date that a write has not reached yet. */
  private static void repair(CassandraRing ring, Source source) {
    SimpleStatement all =
        SimpleStatement.newInstance(
                "SELECT * FROM %s.%s".formatted(source.keyspace(), source.table().name()))
            .setConsistencyLevel(ConsistencyLevel.ALL)
            .setPageSize(PAGE_ROWS);
    long read = 0;
    for (var unused : ring.session().execute(all)) {
      read++;
    }
    if (read != source.rows()) {
      throw new IllegalStateException(
          "The ring has %d rows, expected %d.".formatted(read, source.rows()));
    }
  }

  /** Ends the nodes, if they were started. */
  @Override
  public void close() {
    if (started != null) {
      started.ring().close();
      started = null;
    }
  }
}
