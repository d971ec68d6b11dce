package dev.sluice.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;

/** Codes a {@link Unit}; deterministic. */
final class UnitCoder extends AtomicCoder<Unit> {
  private static final UnitCoder INSTANCE = new UnitCoder();
  private static final StringUtf8Coder STRING = StringUtf8Coder.of();
  private static final VarIntCoder INT = VarIntCoder.of();

  private UnitCoder() {}

  static UnitCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Unit unit, OutputStream out) throws IOException {
    STRING.encode(unit.id(), out);
    STRING.encode(unit.from(), out);
    STRING.encode(unit.until(), out);
    INT.encode(unit.turn(), out);
  }

  @Override
  public Unit decode(InputStream in) throws IOException {
    return new Unit(STRING.decode(in), STRING.decode(in), STRING.decode(in), INT.decode(in));
  }
}
