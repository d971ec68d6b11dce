package dev.sluice.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/** Codes a {@link ReadFailure}; deterministic. */
final class ReadFailureCoder extends AtomicCoder<ReadFailure> {
  private static final ReadFailureCoder INSTANCE = new ReadFailureCoder();

  private ReadFailureCoder() {}

  static ReadFailureCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(ReadFailure failure, OutputStream out) throws IOException {
    StringUtf8Coder.of().encode(failure.message(), out);
    BooleanCoder.of().encode(failure.divisible(), out);
  }

  @Override
  public ReadFailure decode(InputStream in) throws IOException {
    return new ReadFailure(StringUtf8Coder.of().decode(in), BooleanCoder.of().decode(in));
  }
}
