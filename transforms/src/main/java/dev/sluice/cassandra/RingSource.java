package dev.sluice.cassandra;

import dev.sluice.row.Page;
import dev.sluice.row.PageCoder;
import dev.sluice.row.Unit;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** A bounded source that splits into exactly one source for each unit, whatever size is desired. */
final class RingSource extends BoundedSource<Page> {
  private static final long serialVersionUID = 1L;

  /** Only its proportion to other sources could matter, and there is none. */
  private static final long UNIT_WEIGHT = 64L << 20;

  private final CassandraCluster cluster;
  private final CassandraQuery query;
  private final ReadSettings settings;
  private final List<Unit> units;

  RingSource(
      CassandraCluster cluster, CassandraQuery query, ReadSettings settings, List<Unit> units) {
    this.cluster = cluster;
    this.query = query;
    this.settings = settings;
    this.units = List.copyOf(units);
  }

  @Override
  public List<RingSource> split(long desiredBundleSizeBytes, PipelineOptions options) {
    return units.stream()
        .map(unit -> new RingSource(cluster, query, settings, List.of(unit)))
        .toList();
  }

  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return units.size() * UNIT_WEIGHT;
  }

  @Override
  public Coder<Page> getOutputCoder() {
    return PageCoder.of();
  }

  @Override
  public BoundedReader<Page> createReader(PipelineOptions options) {
    return new Reader(this);
  }

  /** Reads one unit after the other; a runner that splits gives it a single one. */
  private static final class Reader extends BoundedReader<Page> {
    private final RingSource source;
    private int next;
    private @Nullable RangeReader range;
    private @Nullable Page current;

    Reader(RingSource source) {
      this.source = source;
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      if (range == null) {
        if (next == source.units.size()) {
          current = null;
          return false;
        }
        range =
            new RangeReader(
                source.cluster, source.query, source.settings, source.units.get(next++));
      }
      Page page = range.next();
      if (page.last()) {
        range = null;
      }
      current = page;
      return true;
    }

    @Override
    public Page getCurrent() {
      if (current == null) {
        throw new NoSuchElementException();
      }
      return current;
    }

    @Override
    public void close() {
      range = null;
    }

    @Override
    public BoundedSource<Page> getCurrentSource() {
      return source;
    }
  }
}
