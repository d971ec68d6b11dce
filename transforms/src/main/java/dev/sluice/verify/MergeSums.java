package dev.sluice.verify;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/** Adds sums of bundles up. */
final class MergeSums extends Combine.CombineFn<BucketSums, BucketSums, BucketSums> {
  private static final long serialVersionUID = 1L;

  @Override
  public BucketSums createAccumulator() {
    return BucketSums.empty();
  }

  @Override
  public BucketSums addInput(BucketSums sum, BucketSums bundle) {
    return sum.add(bundle);
  }

  @Override
  public BucketSums mergeAccumulators(Iterable<BucketSums> sums) {
    BucketSums all = BucketSums.empty();
    sums.forEach(all::add);
    return all;
  }

  @Override
  public BucketSums extractOutput(BucketSums sum) {
    return sum;
  }

  @Override
  public Coder<BucketSums> getAccumulatorCoder(CoderRegistry registry, Coder<BucketSums> input) {
    return BucketSumsCoder.INSTANCE;
  }

  @Override
  public Coder<BucketSums> getDefaultOutputCoder(CoderRegistry registry, Coder<BucketSums> input) {
    return BucketSumsCoder.INSTANCE;
  }
}
