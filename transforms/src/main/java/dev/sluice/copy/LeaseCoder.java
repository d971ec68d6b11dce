package dev.sluice.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;

/** Codes a {@link Lease}; deterministic. */
final class LeaseCoder extends AtomicCoder<Lease> {
  private static final long serialVersionUID = 1L;
  private static final LeaseCoder INSTANCE = new LeaseCoder();
  private static final StringUtf8Coder STRING = StringUtf8Coder.of();

  private LeaseCoder() {}

  static LeaseCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Lease lease, OutputStream out) throws IOException {
    VarIntCoder.of().encode(lease.stream(), out);
    STRING.encode(lease.id(), out);
    STRING.encode(lease.worker(), out);
    BigEndianLongCoder.of().encode(lease.issuedNanos(), out);
  }

  @Override
  public Lease decode(InputStream in) throws IOException {
    return new Lease(
        VarIntCoder.of().decode(in),
        STRING.decode(in),
        STRING.decode(in),
        BigEndianLongCoder.of().decode(in));
  }
}
