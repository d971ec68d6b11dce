package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Page;
import dev.sluice.row.Unit;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one token range page by page. While a page is framed and worked on, the next
 * one is on its way.
 */
final class RangeReader {
  private final Unit unit;
  private final PageSize size;
  private final PageFetch fetch;
  private final CellFrames frames;
  private PageFetch.@Nullable Pending pending;
  private int ordinal;

  private RangeReader(Unit unit, PageSize size, PageFetch fetch, CellFrames frames) {
    this.unit = unit;
    this.size = size;
    this.fetch = fetch;
    this.frames = frames;
  }

  /** Prepares the statement if this JVM has not yet, and asks for the first page. */
  static RangeReader open(
      CassandraCluster cluster, CassandraQuery query, ReadSettings settings, Unit unit) {
    CqlSession session = Sessions.of(cluster);
    PageSize size = new PageSize(query.columns().size(), settings.fetchSizeInRows());
    PageFetch fetch = new PageFetch(session, query, settings, unit, size);
    RangeReader reader = new RangeReader(unit, size, fetch, new CellFrames(query.columns().size()));
    reader.pending = fetch.start(null);
    return reader;
  }

  /** The next page; not to be called again after one that is the last, or failed. */
  Page next() {
    long start = System.nanoTime();
    try {
      return next(start);
    } catch (IncompleteException e) {
      pending = null;
      long nanos = System.nanoTime() - start;
      return new Page(unit, ordinal++, true, 0, new byte[0], nanos, e.getMessage());
    }
  }

  private Page next(long start) {
    PageFetch.Pending awaited = pending;
    if (awaited == null) {
      throw new IllegalStateException("Sluice bug: unit " + unit.id() + " has no more pages.");
    }
    AsyncResultSet rows = fetch.await(awaited);
    ByteBuffer rest = rows.hasMorePages() ? rows.getExecutionInfo().getPagingState() : null;
    int count = rows.remaining();
    pending = rest == null ? null : fetch.start(rest);
    for (Row row : rows.currentPage()) {
      frames.add(row);
    }
    byte[] cells = frames.take();
    size.seen(count, cells.length);
    return new Page(unit, ordinal++, rest == null, count, cells, System.nanoTime() - start, null);
  }
}
