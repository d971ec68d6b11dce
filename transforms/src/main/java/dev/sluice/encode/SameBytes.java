package dev.sluice.encode;

/** Cells that are PostgreSQL's fields byte for byte. */
final class SameBytes implements BinaryCodec {
  private static final int ANY = -1;

  private final int width;

  private SameBytes(int width) {
    this.width = width;
  }

  static BinaryCodec ofWidth(int width) {
    return new SameBytes(width);
  }

  /** Of any length, and empty without being null. */
  static BinaryCodec ofAnyLength() {
    return new SameBytes(ANY);
  }

  @Override
  public boolean emptyIsNull() {
    return width != ANY;
  }

  @Override
  public boolean isField(byte[] cell, int offset, int length) throws RefusedValueException {
    if (width != ANY) {
      FixedCodec.checkWidth(length, width);
    }
    return true;
  }
}
