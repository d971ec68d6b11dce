package dev.sluice.verify;

import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Compares rows of both sides that have the same key, and repairs the target where that is wanted.
 * Bounded; shuffles its input; holds the rows of one key, and a bundle's findings. Its single
 * output is what {@link Findings#of} reads.
 */
public final class CompareRows
    extends PTransform<PCollection<KV<byte[], byte[]>>, PCollection<byte[]>> {
  private static final long serialVersionUID = 1L;

  private final Compared compared;
  private final int most;
  private final @Nullable Repair repair;

  private CompareRows(Compared compared, int most, @Nullable Repair repair) {
    this.compared = compared;
    this.most = most;
    this.repair = repair;
  }

  /**
   * Compares.
   *
   * @param most so many of the rows that differ are kept to be shown
   * @param repair how missing and different rows are written into the target; null to leave it
   */
  public static CompareRows of(Compared compared, int most, @Nullable Repair repair) {
    return new CompareRows(compared, most, repair);
  }

  @Override
  public PCollection<byte[]> expand(PCollection<KV<byte[], byte[]>> rows) {
    return rows.apply("ByKey", GroupByKey.create())
        .apply("Compare", ParDo.of(new CompareFn(compared, most, repair)))
        .setCoder(ByteArrayCoder.of())
        .apply("Findings", Combine.globally(new MergeFindings(most)));
  }
}
