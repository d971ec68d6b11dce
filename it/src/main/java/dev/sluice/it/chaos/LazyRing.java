package dev.sluice.it.chaos;

import dev.sluice.it.load.DemoTable;
import dev.sluice.it.servers.CassandraRing;
import org.jspecify.annotations.Nullable;

/** Three Cassandra nodes with two copies of each row, started when a round first needs them. */
final class LazyRing implements AutoCloseable {
  private static final int REPLICAS = 2;

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
      return new Started(ring, Source.load(ring, ring.newKeyspace("chaos", REPLICAS), table, rows));
    } catch (RuntimeException e) {
      ring.close();
      throw e;
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
