package dev.sluice.encode;

import dev.sluice.row.CopyFormat;
import dev.sluice.row.RowForm;

/** Binary rows of a Cassandra table. They are brought back into cells, and those into CSV. */
final class BinaryForm implements RowForm {
  private static final long serialVersionUID = 1L;

  private final EncodeSettings settings;

  BinaryForm(EncodeSettings settings) {
    this.settings = settings;
  }

  @Override
  public CopyFormat format() {
    return CopyFormat.BINARY;
  }

  @Override
  public byte[] csv(byte[] row) {
    RowWriter lines = settings.as(CopyFormat.CSV).writer();
    lines.start(1);
    lines.write(cells(row), 0);
    if (lines.refused()) {
      throw new IllegalStateException(
          "Sluice bug: column %s of a row in binary cannot be read back: %s."
              .formatted(lines.refusedColumn(), lines.reason()));
    }
    return lines.take(new long[0]).bytes();
  }

  private byte[] cells(byte[] row) {
    BinaryCodec[] codecs = BinaryCodecs.of(settings, new Repairs(settings.columns().size()));
    RowBuffer cells = new RowBuffer();
    int at = Short.BYTES;
    for (BinaryCodec codec : codecs) {
      int length = BigEndian.int32(row, at);
      at += Integer.BYTES;
      if (length < 0) {
        cells.putInt32(length);
      } else {
        codec.restore(row, at, length, cells);
        at += length;
      }
    }
    return cells.copy();
  }
}
