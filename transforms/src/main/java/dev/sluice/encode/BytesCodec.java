package dev.sluice.encode;

/** A blob as bytea's hex form, {@code \x…}; needs no quotes in CSV. */
final class BytesCodec implements ColumnCodec {

  @Override
  public boolean emptyIsNull() {
    return false;
  }

  @Override
  public void write(byte[] cell, int offset, int length, CsvBuffer out) {
    out.putAscii("\\x");
    out.putHex(cell, offset, length);
  }
}
