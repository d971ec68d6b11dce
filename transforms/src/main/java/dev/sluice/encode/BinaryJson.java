package dev.sluice.encode;

/** A value of any structure into json, text or, with a version before it, jsonb. */
final class BinaryJson implements BinaryCodec {
  private static final int VERSION = 1;

  private final ColumnCodec json;
  private final boolean versioned;
  private final CsvBuffer text = new CsvBuffer(1024);

  /**
   * @param json writes the value as JSON
   * @param versioned whether the target is jsonb
   */
  BinaryJson(ColumnCodec json, boolean versioned) {
    this.json = json;
    this.versioned = versioned;
  }

  @Override
  public boolean emptyIsNull() {
    return json.emptyIsNull();
  }

  @Override
  public void write(byte[] cell, int offset, int length, RowBuffer out)
      throws RefusedValueException {
    text.truncate(0);
    json.write(cell, offset, length, text);
    out.putInt32(text.size() + (versioned ? 1 : 0));
    if (versioned) {
      out.putInt8(VERSION);
    }
    out.put(text.array(), 0, text.size());
  }

  /** CSV has the same text. */
  @Override
  public boolean restoresText() {
    return true;
  }

  @Override
  public void restore(byte[] field, int offset, int length, RowBuffer cells) {
    int skipped = versioned ? 1 : 0;
    cells.putInt32(length - skipped);
    cells.put(field, offset + skipped, length - skipped);
  }
}
