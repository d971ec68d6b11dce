package dev.sluice.verify;

import dev.sluice.row.Chunk;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Adds up the rows of a bundle. */
final class SumFn extends DoFn<Chunk, KV<String, BucketSums>> {
  private static final long serialVersionUID = 1L;

  private final Compared compared;
  private final Side side;
  private final Counter rows;
  private final Counter units = ReadSoFar.unitsRead();
  private transient @Nullable RowDigest digest;
  private transient @Nullable BucketSums sums;

  SumFn(Compared compared, Side side) {
    this.compared = compared;
    this.side = side;
    this.rows = ReadSoFar.rows(side);
  }

  @ProcessElement
  public void add(@Element Chunk chunk) {
    ReadTrouble.check(chunk);
    if (digest == null) {
      digest = new RowDigest(compared);
    }
    if (sums == null) {
      sums = BucketSums.empty();
    }
    for (int row = 0; row < chunk.rows(); row++) {
      digest.of(chunk.encoded(), row);
      sums.add(digest);
    }
    sums.addRefused(chunk.refused().size());
    rows.inc(chunk.rowsRead());
    units.inc(chunk.last() ? 1 : 0);
  }

  @FinishBundle
  public void hand(FinishBundleContext context) {
    if (sums != null) {
      context.output(
          KV.of(side.word(), sums), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
      sums = null;
    }
  }
}
