package dev.sluice.cassandra;

import dev.sluice.row.PackedUnits;
import dev.sluice.row.Page;
import dev.sluice.row.PageCoder;
import dev.sluice.row.PartsReader;
import dev.sluice.row.Throttle;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;

/** A bounded source that splits into exactly one source for each unit, whatever size is desired. */
final class RingSource extends BoundedSource<Page> {
  private static final long serialVersionUID = 1L;

  /** Only its proportion to other sources could matter, and there is none. */
  private static final long UNIT_WEIGHT = 64L << 20;

  private final CassandraCluster cluster;
  private final CassandraQuery query;
  private final ReadSettings settings;
  private final PackedUnits units;
  private final Throttle throttle;

  RingSource(
      CassandraCluster cluster,
      CassandraQuery query,
      ReadSettings settings,
      PackedUnits units,
      Throttle throttle) {
    this.cluster = cluster;
    this.query = query;
    this.settings = settings;
    this.units = units;
    this.throttle = throttle;
  }

  /** Other units of the same table, at another pace. */
  RingSource paced(PackedUnits others, Throttle other) {
    return new RingSource(cluster, query, settings, others, other);
  }

  RingSource paced(Throttle other) {
    return paced(units, other);
  }

  @Override
  public List<RingSource> split(long desiredBundleSizeBytes, PipelineOptions options) {
    return units.unpack().stream()
        .map(unit -> paced(PackedUnits.of(List.of(unit)), throttle))
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
    return new PartsReader<>(
        this,
        units.unpack().stream()
            .map(unit -> new RangeReader(cluster, query, settings, unit, throttle))
            .iterator());
  }
}
