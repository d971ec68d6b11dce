package dev.sluice.verify;

import dev.sluice.row.Chunk;
import java.util.BitSet;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Of one side the rows whose bucket differs, by their key: each behind a byte that says which side
 * it is. Bounded; holds one chunk at a time.
 */
public final class DifferingRows
    extends PTransform<PCollection<Chunk>, PCollection<KV<byte[], byte[]>>> {
  private static final long serialVersionUID = 1L;

  private final DifferingFn rows;

  private DifferingRows(DifferingFn rows) {
    this.rows = rows;
  }

  /**
   * Reads a side again.
   *
   * @param buckets those that differ
   */
  public static DifferingRows of(Compared compared, Side side, BitSet buckets) {
    return new DifferingRows(new DifferingFn(compared, side, buckets));
  }

  @Override
  public PCollection<KV<byte[], byte[]>> expand(PCollection<Chunk> chunks) {
    return chunks
        .apply("Differing", ParDo.of(rows))
        .setCoder(KvCoder.of(ByteArrayCoder.of(), ByteArrayCoder.of()));
  }
}
