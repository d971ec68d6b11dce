package dev.sluice.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.MapCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Codes a {@link Chunk}. Chunks are never a grouping key. */
public final class ChunkCoder extends AtomicCoder<Chunk> {
  private static final ChunkCoder INSTANCE = new ChunkCoder();
  private static final VarIntCoder INT = VarIntCoder.of();
  private static final VarLongCoder LONG = VarLongCoder.of();
  private static final NullableCoder<ReadFailure> FAILURE = NullableCoder.of(ReadFailureCoder.of());
  private static final Coder<List<RefusedRow>> REFUSED =
      ListCoder.of(SerializableCoder.of(RefusedRow.class));
  private static final Coder<Map<String, Long>> REPAIRED =
      MapCoder.of(StringUtf8Coder.of(), VarLongCoder.of());

  private ChunkCoder() {}

  public static ChunkCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Chunk chunk, OutputStream out) throws IOException {
    UnitCoder.of().encode(chunk.unit(), out);
    INT.encode(chunk.ordinal(), out);
    BooleanCoder.of().encode(chunk.last(), out);
    INT.encode(chunk.rowsRead(), out);
    INT.encode(chunk.filtered(), out);
    EncodedRowsCoder.of().encode(chunk.encoded(), out);
    REFUSED.encode(chunk.refused(), out);
    REPAIRED.encode(chunk.repaired(), out);
    LONG.encode(chunk.readNanos(), out);
    LONG.encode(chunk.encodeNanos(), out);
    FAILURE.encode(chunk.failure(), out);
  }

  @Override
  public Chunk decode(InputStream in) throws IOException {
    return new Chunk(
        UnitCoder.of().decode(in),
        INT.decode(in),
        BooleanCoder.of().decode(in),
        INT.decode(in),
        INT.decode(in),
        EncodedRowsCoder.of().decode(in),
        REFUSED.decode(in),
        REPAIRED.decode(in),
        LONG.decode(in),
        LONG.decode(in),
        FAILURE.decode(in));
  }

  @Override
  public void verifyDeterministic() throws NonDeterministicException {
    throw new NonDeterministicException(this, "Chunks hold maps and serialized rows.");
  }
}
