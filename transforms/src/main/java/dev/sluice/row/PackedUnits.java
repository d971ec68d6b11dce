package dev.sluice.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;

/**
 * Units as bytes. Spark gives every task the whole source, so with the units as objects the time of
 * a task would grow with their number.
 */
public final class PackedUnits implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ListCoder<Unit> CODER = ListCoder.of(UnitCoder.of());

  private final byte[] bytes;
  private final int size;

  private PackedUnits(byte[] bytes, int size) {
    this.bytes = bytes;
    this.size = size;
  }

  public static PackedUnits of(List<Unit> units) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      CODER.encode(units, out);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written to", e);
    }
    return new PackedUnits(out.toByteArray(), units.size());
  }

  public int size() {
    return size;
  }

  /** The units, decoded at each call. */
  public List<Unit> unpack() {
    try (InputStream in = new ByteArrayInputStream(bytes)) {
      return CODER.decode(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Sluice bug: units that cannot be decoded.", e);
    }
  }
}
