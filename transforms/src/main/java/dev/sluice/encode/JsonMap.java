package dev.sluice.encode;

/** A map as an object of JSON. */
final class JsonMap implements ColumnCodec {
  private final Elements elements = Elements.pairs();
  private final JsonKey key;
  private final ColumnCodec value;

  JsonMap(JsonKey key, ColumnCodec value) {
    this.key = key;
    this.value = value;
  }

  @Override
  public boolean emptyIsNull() {
    return false;
  }

  @Override
  public void write(byte[] cell, int offset, int length, CsvBuffer out)
      throws RefusedValueException {
    int count = elements.start(cell, offset, length);
    out.put('{');
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.put(',');
      }
      putKey(cell, i, out);
      out.put(':');
      putValue(cell, i, out);
    }
    elements.end();
    out.put('}');
  }

  private void putKey(byte[] cell, int entry, CsvBuffer out) throws RefusedValueException {
    elements.step();
    try {
      key.put(cell, elements.at(), elements.length(), out);
    } catch (RefusedValueException e) {
      throw e.at("key", entry);
    }
  }

  private void putValue(byte[] cell, int entry, CsvBuffer out) throws RefusedValueException {
    elements.step();
    try {
      JsonArray.putElement(elements, value, cell, out);
    } catch (RefusedValueException e) {
      throw e.at("value", entry);
    }
  }
}
