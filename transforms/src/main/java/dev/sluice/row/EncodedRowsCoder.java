package dev.sluice.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Codes {@link EncodedRows}; deterministic. */
final class EncodedRowsCoder extends AtomicCoder<EncodedRows> {
  private static final EncodedRowsCoder INSTANCE = new EncodedRowsCoder();
  private static final VarIntCoder INT = VarIntCoder.of();
  private static final VarLongCoder LONG = VarLongCoder.of();

  private EncodedRowsCoder() {}

  static EncodedRowsCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(EncodedRows rows, OutputStream out) throws IOException {
    ByteArrayCoder.of().encode(rows.bytes(), out);
    INT.encode(rows.ends().length, out);
    for (int end : rows.ends()) {
      INT.encode(end, out);
    }
    INT.encode(rows.places().length, out);
    for (long place : rows.places()) {
      LONG.encode(place, out);
    }
  }

  @Override
  public EncodedRows decode(InputStream in) throws IOException {
    byte[] bytes = ByteArrayCoder.of().decode(in);
    int[] ends = new int[INT.decode(in)];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = INT.decode(in);
    }
    long[] places = new long[INT.decode(in)];
    for (int i = 0; i < places.length; i++) {
      places[i] = LONG.decode(in);
    }
    return new EncodedRows(bytes, ends, places);
  }
}
