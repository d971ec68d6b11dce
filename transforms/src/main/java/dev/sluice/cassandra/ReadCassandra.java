package dev.sluice.cassandra;

import dev.sluice.row.PackedUnits;
import dev.sluice.row.Page;
import dev.sluice.row.PartsReader;
import dev.sluice.row.Throttle;
import dev.sluice.row.Unit;
import java.util.List;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads units of a Cassandra table as pages of raw cells. Bounded; one split, and so one bundle,
 * for each unit; holds two pages of a unit at a time; reads what a replica answers at the chosen
 * consistency level, at no fixed point in time. A unit that cannot be read fails its bundle.
 */
public final class ReadCassandra extends PTransform<PBegin, PCollection<Page>> {
  private static final long serialVersionUID = 1L;

  private final RingSource source;

  private ReadCassandra(RingSource source) {
    this.source = source;
  }

  /**
   * Reads these units.
   *
   * @param units what is left to read; not empty
   */
  public static ReadCassandra of(
      CassandraCluster cluster, CassandraQuery query, ReadSettings settings, List<Unit> units) {
    return new ReadCassandra(
        new RingSource(cluster, query, settings, PackedUnits.of(units), Throttle.NONE));
  }

  /** The same at a limited pace: pages wait before they are handed on. */
  public ReadCassandra paced(Throttle throttle) {
    return new ReadCassandra(source.paced(throttle));
  }

  /** Reads one unit without a pipeline. */
  public static PartsReader.Part<Page> pages(
      CassandraCluster cluster, CassandraQuery query, ReadSettings settings, Unit unit) {
    return new RangeReader(cluster, query, settings, unit, Throttle.NONE);
  }

  /** Heap of a stream's reader whose pages are like this one: its frames, and two of the driver. */
  public static long heap(Page page, int columns) {
    return page.cells().length + 2 * PageSize.heap(page.rows(), columns, page.cells().length);
  }

  @Override
  public PCollection<Page> expand(PBegin begin) {
    return begin.apply("TokenRanges", Read.from(source));
  }
}
