package dev.sluice.verify;

import dev.sluice.row.Chunk;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Adds up one side's rows by buckets of their keys, under the name of the side. Bounded; holds the
 * sums of a bundle, 192 KiB, and of a row what it is in canonical form.
 */
public final class SumRows
    extends PTransform<PCollection<Chunk>, PCollection<KV<String, BucketSums>>> {
  private static final long serialVersionUID = 1L;

  private final Compared compared;
  private final Side side;

  private SumRows(Compared compared, Side side) {
    this.compared = compared;
    this.side = side;
  }

  public static SumRows of(Compared compared, Side side) {
    return new SumRows(compared, side);
  }

  @Override
  public PCollection<KV<String, BucketSums>> expand(PCollection<Chunk> chunks) {
    return chunks
        .apply("SumBundles", ParDo.of(new SumFn(compared, side)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), BucketSumsCoder.INSTANCE))
        .apply("Merge", Combine.perKey(new MergeSums()));
  }
}
