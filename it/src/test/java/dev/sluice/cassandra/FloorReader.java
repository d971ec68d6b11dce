package dev.sluice.cassandra;

import dev.sluice.row.Page;
import dev.sluice.row.Throttle;
import dev.sluice.row.Unit;
import java.util.function.Consumer;

/** The product's reader without Beam around it. */
public record FloorReader(CassandraCluster cluster, CassandraQuery query, ReadSettings settings) {

  public void read(Unit unit, Consumer<Page> pages) {
    RangeReader reader = new RangeReader(cluster, query, settings, unit, Throttle.NONE);
    Page page;
    do {
      page = reader.next();
      pages.accept(page);
    } while (!page.last());
  }
}
