package dev.sluice.encode;

/**
 * A list, a set or a vector as PostgreSQL writes arrays: <code>{1,2,NULL}</code>, in quotes for
 * CSV. Only text and bytes have characters that mean something there.
 */
final class ArrayCodec implements ColumnCodec {
  private final Elements elements;
  private final ColumnCodec element;
  private final boolean emptyIsNull;

  /**
   * @param element writes elements as they stand in an array
   * @param emptyIsNull of the whole cell
   */
  ArrayCodec(Elements elements, ColumnCodec element, boolean emptyIsNull) {
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
    int start = out.size();
    out.put('{');
    int count = elements.start(cell, offset, length);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.put(',');
      }
      elements.step();
      if (elements.isNull(element.emptyIsNull())) {
        out.putAscii("NULL");
      } else {
        write(cell, i, out);
      }
    }
    elements.end();
    out.put('}');
    out.quote(start);
  }

  private void write(byte[] cell, int index, CsvBuffer out) throws RefusedValueException {
    try {
      element.write(cell, elements.at(), elements.length(), out);
    } catch (RefusedValueException e) {
      throw e.at(index);
    }
  }
}
