package dev.sluice.verify;

import dev.sluice.row.Chunk;
import dev.sluice.row.EncodedRows;
import java.util.BitSet;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Picks the rows of buckets that differ. */
final class DifferingFn extends DoFn<Chunk, KV<byte[], byte[]>> {
  private static final long serialVersionUID = 1L;

  private final Compared compared;
  private final Side side;
  private final BitSet buckets;
  private final Counter read;
  private final Counter units = ReadSoFar.unitsRead();
  private transient @Nullable RowDigest digest;

  DifferingFn(Compared compared, Side side, BitSet buckets) {
    this.compared = compared;
    this.side = side;
    this.buckets = (BitSet) buckets.clone();
    this.read = ReadSoFar.rows(side);
  }

  @ProcessElement
  public void pick(@Element Chunk chunk, OutputReceiver<KV<byte[], byte[]>> out) {
    ReadTrouble.check(chunk);
    if (digest == null) {
      digest = new RowDigest(compared);
    }
    EncodedRows rows = chunk.encoded();
    read.inc(chunk.rowsRead());
    units.inc(chunk.last() ? 1 : 0);
    for (int row = 0; row < rows.count(); row++) {
      digest.of(rows, row);
      if (buckets.get(digest.bucket())) {
        out.output(KV.of(digest.key(), SidedRow.of(side, rows, row)));
      }
    }
  }
}
