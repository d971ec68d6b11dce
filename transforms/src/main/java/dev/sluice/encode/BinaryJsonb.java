package dev.sluice.encode;

/** Text into jsonb: a version, then the JSON as text (jsonb_recv in jsonb.c). */
final class BinaryJsonb implements BinaryCodec {
  private static final int VERSION = 1;

  private final BinaryText text;

  BinaryJsonb(BinaryText text) {
    this.text = text;
  }

  @Override
  public boolean emptyIsNull() {
    return false;
  }

  @Override
  public void write(byte[] cell, int offset, int length, RowBuffer out)
      throws RefusedValueException {
    int frame = out.size();
    out.putInt32(0);
    out.putInt8(VERSION);
    text.put(cell, offset, length, out);
    out.setInt32(frame, out.size() - frame - Integer.BYTES);
  }

  @Override
  public void restore(byte[] field, int offset, int length, RowBuffer cells) {
    cells.putInt32(length - 1);
    cells.put(field, offset + 1, length - 1);
  }
}
