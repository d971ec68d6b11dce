package dev.sluice.encode;

import dev.sluice.row.Chunk;
import dev.sluice.row.Page;

/** The product's encoder without Beam around it. */
public final class FloorEncoder {
  private final CsvRowEncoder encoder;

  public FloorEncoder(EncodeSettings settings) {
    encoder = new CsvRowEncoder(settings);
  }

  public Chunk encode(Page page) {
    return encoder.encode(page);
  }
}
