package dev.sluice.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Codes a {@link Page}; deterministic. */
public final class PageCoder extends AtomicCoder<Page> {
  private static final PageCoder INSTANCE = new PageCoder();
  private static final VarIntCoder INT = VarIntCoder.of();
  private static final NullableCoder<ReadFailure> FAILURE = NullableCoder.of(ReadFailureCoder.of());

  private PageCoder() {}

  public static PageCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Page page, OutputStream out) throws IOException {
    UnitCoder.of().encode(page.unit(), out);
    INT.encode(page.ordinal(), out);
    BooleanCoder.of().encode(page.last(), out);
    INT.encode(page.rows(), out);
    ByteArrayCoder.of().encode(page.cells(), out);
    VarLongCoder.of().encode(page.readNanos(), out);
    FAILURE.encode(page.failure(), out);
  }

  @Override
  public Page decode(InputStream in) throws IOException {
    return new Page(
        UnitCoder.of().decode(in),
        INT.decode(in),
        BooleanCoder.of().decode(in),
        INT.decode(in),
        ByteArrayCoder.of().decode(in),
        VarLongCoder.of().decode(in),
        FAILURE.decode(in));
  }
}
