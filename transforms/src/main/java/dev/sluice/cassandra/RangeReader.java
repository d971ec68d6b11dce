package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Page;
import dev.sluice.row.PartsReader;
import dev.sluice.row.ReadFailure;
import dev.sluice.row.SetupException;
import dev.sluice.row.Throttle;
import dev.sluice.row.Unit;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one token range page by page. While a page is framed and worked on, the next
 * one is on its way.
 */
final class RangeReader implements PartsReader.Part<Page> {
  private final CassandraCluster cluster;
  private final CassandraQuery query;
  private final ReadSettings settings;
  private final Unit unit;
  private final PageSize size;
  private final Throttle throttle;
  private final CellFrames frames;
  private @Nullable PageFetch fetch;
  private PageFetch.@Nullable Pending pending;
  private int ordinal;
  private boolean ended;

  RangeReader(
      CassandraCluster cluster,
      CassandraQuery query,
      ReadSettings settings,
      Unit unit,
      Throttle throttle) {
    this.cluster = cluster;
    this.query = query;
    this.settings = settings;
    this.unit = unit;
    this.throttle = throttle;
    this.size = new PageSize(query.columns().size(), settings.fetchSizeInRows());
    this.frames = new CellFrames(query.columns().size());
  }

  /** A page that has failed is the last. */
  @Override
  public Page next() {
    Page page = read();
    ended = page.last();
    return page;
  }

  @Override
  public boolean ended() {
    return ended;
  }

  private Page read() {
    long start = System.nanoTime();
    try {
      return next(start);
    } catch (UnreadableException e) {
      return failed(e.failure(), start);
    } catch (IncompleteException | SetupException e) {
      return failed(new ReadFailure(String.valueOf(e.getMessage()), false), start);
    } catch (DriverException e) {
      // Preparing the query, before the first page.
      String message = "Cannot read unit " + unit.id() + ": " + e.getMessage();
      return failed(new ReadFailure(message, false), start);
    }
  }

  private Page failed(ReadFailure failure, long start) {
    long nanos = System.nanoTime() - start;
    return new Page(unit, ordinal++, true, 0, new byte[0], nanos, failure);
  }

  private Page next(long start) throws UnreadableException {
    PageFetch pages = fetch;
    if (pages == null) {
      pages = new PageFetch(Sessions.of(cluster), query, settings, unit, size);
      fetch = pages;
      pending = pages.start(null);
    }
    PageFetch.Pending awaited = pending;
    if (awaited == null) {
      throw new IllegalStateException("Sluice bug: unit " + unit.id() + " has no more pages.");
    }
    AsyncResultSet rows = pages.await(awaited);
    ByteBuffer rest = rows.hasMorePages() ? rows.getExecutionInfo().getPagingState() : null;
    int count = rows.remaining();
    pending = rest == null ? null : pages.start(rest);
    for (Row row : rows.currentPage()) {
      frames.add(row);
    }
    byte[] cells = frames.take();
    size.seen(count, cells.length);
    throttle.pass(count, cells.length, () -> {});
    return new Page(unit, ordinal++, rest == null, count, cells, System.nanoTime() - start, null);
  }
}
