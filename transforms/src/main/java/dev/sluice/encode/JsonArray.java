package dev.sluice.encode;

/** A list, a set or a vector as an array of JSON. */
final class JsonArray implements ColumnCodec {
  private final Elements elements;
  private final ColumnCodec element;
  private final boolean emptyIsNull;

  /**
   * @param emptyIsNull of the whole cell
   */
  JsonArray(Elements elements, ColumnCodec element, boolean emptyIsNull) {
    this.elements = elements;
    this.element = element;
    this.emptyIsNull = emptyIsNull;
  }

  @Override
  public boolean emptyIsNull() {
    return emptyIsNull;
  }

  @Override
  public void write(byte[] cell, int offset, int length, CsvBuffer out)
      throws RefusedValueException {
    int count = elements.start(cell, offset, length);
    out.put('[');
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.put(',');
      }
      elements.step();
      try {
        putElement(elements, element, cell, out);
      } catch (RefusedValueException e) {
        throw e.at(i);
      }
    }
    elements.end();
    out.put(']');
  }

  /** Writes the element that was stepped to. */
  static void putElement(Elements elements, ColumnCodec codec, byte[] cell, CsvBuffer out)
      throws RefusedValueException {
    if (elements.isNull(codec.emptyIsNull())) {
      out.putAscii("null");
    } else {
      codec.write(cell, elements.at(), elements.length(), out);
    }
  }
}
