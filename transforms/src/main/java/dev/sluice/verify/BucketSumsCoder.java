package dev.sluice.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;

/** Codes {@link BucketSums}; deterministic. */
final class BucketSumsCoder extends AtomicCoder<BucketSums> {
  private static final long serialVersionUID = 1L;

  static final BucketSumsCoder INSTANCE = new BucketSumsCoder();

  private BucketSumsCoder() {}

  @Override
  public void encode(BucketSums sums, OutputStream out) throws IOException {
    ByteArrayCoder.of().encode(sums.bytes(), out);
  }

  @Override
  public BucketSums decode(InputStream in) throws IOException {
    return BucketSums.of(ByteArrayCoder.of().decode(in));
  }
}
