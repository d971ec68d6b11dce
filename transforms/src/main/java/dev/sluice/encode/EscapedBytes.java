package dev.sluice.encode;

/** A blob as bytea's hex form in quotes, {@code "\\x…"}: in arrays and in JSON. */
final class EscapedBytes implements ColumnCodec {
  @Override
  public boolean emptyIsNull() {
    return false;
  }

  @Override
  public void write(byte[] cell, int offset, int length, CsvBuffer out) {
    out.putAscii("\"\\\\x");
    out.putHex(cell, offset, length);
    out.put('"');
  }
}
