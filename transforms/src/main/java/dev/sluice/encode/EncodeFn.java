package dev.sluice.encode;

import dev.sluice.row.Chunk;
import dev.sluice.row.Page;
import org.apache.beam.sdk.transforms.DoFn;
import org.jspecify.annotations.Nullable;

/** Drives one {@link PageEncoder} over the pages of a bundle. */
final class EncodeFn extends DoFn<Page, Chunk> {
  private static final long serialVersionUID = 1L;

  private final EncodeSettings settings;
  private transient @Nullable PageEncoder encoder;

  EncodeFn(EncodeSettings settings) {
    this.settings = settings;
  }

  @ProcessElement
  public void encode(@Element Page page, OutputReceiver<Chunk> out) {
    if (encoder == null) {
      encoder = new PageEncoder(settings);
    }
    out.output(encoder.encode(page));
  }
}
