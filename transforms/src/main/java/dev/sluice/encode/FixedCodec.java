package dev.sluice.encode;

/** A column whose every value has the same number of bytes. */
final class FixedCodec implements ColumnCodec {
  private final int width;
  private final Writer writer;

  FixedCodec(int width, Writer writer) {
    this.width = width;
    this.writer = writer;
  }

  /** Writes the value at {@code offset}; the width is checked already. */
  interface Writer {
    void write(byte[] cell, int offset, CsvBuffer out) throws RefusedValueException;
  }

  @Override
  public void write(byte[] cell, int offset, int length, CsvBuffer out)
      throws RefusedValueException {
    checkWidth(length, width);
    writer.write(cell, offset, out);
  }

  /** Refuses a cell that is not as long as all of its type are. */
  static void checkWidth(int length, int width) throws RefusedValueException {
    if (length != width) {
      throw new RefusedValueException("the cell has " + length + " bytes; this type has " + width);
    }
  }
}
