package dev.sluice.encode;

import dev.sluice.row.Chunk;
import dev.sluice.row.Page;

/** The product's encoder without Beam around it. */
public final class FloorEncoder {
  private final PageEncoder encoder;

  public FloorEncoder(EncodeSettings settings) {
    encoder = new PageEncoder(settings);
  }

  public Chunk encode(Page page) {
    return encoder.encode(page);
  }
}
