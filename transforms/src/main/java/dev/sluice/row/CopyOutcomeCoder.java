package dev.sluice.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Codes a {@link CopyOutcome}; deterministic. */
public final class CopyOutcomeCoder extends AtomicCoder<CopyOutcome> {
  private static final CopyOutcomeCoder INSTANCE = new CopyOutcomeCoder();
  private static final StringUtf8Coder STRING = StringUtf8Coder.of();

  private CopyOutcomeCoder() {}

  public static CopyOutcomeCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(CopyOutcome outcome, OutputStream out) throws IOException {
    STRING.encode(outcome.unitId(), out);
    STRING.encode(outcome.kind().name(), out);
    VarLongCoder.of().encode(outcome.rows(), out);
  }

  @Override
  public CopyOutcome decode(InputStream in) throws IOException {
    return new CopyOutcome(
        STRING.decode(in),
        CopyOutcome.Kind.valueOf(STRING.decode(in)),
        VarLongCoder.of().decode(in));
  }
}
