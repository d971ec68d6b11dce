package dev.sluice.verify;

import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/** Adds findings of bundles up. */
final class MergeFindings extends Combine.CombineFn<byte[], byte[], byte[]> {
  private static final long serialVersionUID = 1L;

  private final int most;

  MergeFindings(int most) {
    this.most = most;
  }

  @Override
  public byte[] createAccumulator() {
    return Findings.NONE.bytes();
  }

  @Override
  public byte[] addInput(byte[] sum, byte[] bundle) {
    return Findings.of(sum).plus(Findings.of(bundle), most).bytes();
  }

  @Override
  public byte[] mergeAccumulators(Iterable<byte[]> sums) {
    Findings all = Findings.NONE;
    for (byte[] sum : sums) {
      all = all.plus(Findings.of(sum), most);
    }
    return all.bytes();
  }

  @Override
  public byte[] extractOutput(byte[] sum) {
    return sum;
  }

  @Override
  public Coder<byte[]> getAccumulatorCoder(CoderRegistry registry, Coder<byte[]> input) {
    return ByteArrayCoder.of();
  }

  @Override
  public Coder<byte[]> getDefaultOutputCoder(CoderRegistry registry, Coder<byte[]> input) {
    return ByteArrayCoder.of();
  }
}
