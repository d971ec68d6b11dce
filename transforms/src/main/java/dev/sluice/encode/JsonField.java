package dev.sluice.encode;

/** JSON as a field of CSV. */
final class JsonField implements ColumnCodec {
  private final ColumnCodec json;

  /**
   * @param json writes the value as JSON
   */
  JsonField(ColumnCodec json) {
    this.json = json;
  }

  @Override
  public boolean emptyIsNull() {
    return json.emptyIsNull();
  }

  @Override
  public void write(byte[] cell, int offset, int length, CsvBuffer out)
      throws RefusedValueException {
    int start = out.size();
    json.write(cell, offset, length, out);
    out.quote(start);
  }
}
