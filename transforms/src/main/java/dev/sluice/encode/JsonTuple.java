package dev.sluice.encode;

/** A tuple as an array of JSON. */
final class JsonTuple implements ColumnCodec {
  private final Elements elements = Elements.framed();
  private final ColumnCodec[] codecs;

  JsonTuple(ColumnCodec[] codecs) {
    this.codecs = codecs;
  }

  @Override
  public boolean emptyIsNull() {
    return false;
  }

  @Override
  public void write(byte[] cell, int offset, int length, CsvBuffer out)
      throws RefusedValueException {
    elements.start(cell, offset, length);
    out.put('[');
    for (int i = 0; i < codecs.length; i++) {
      if (i > 0) {
        out.put(',');
      }
      try {
        putPart(elements, codecs[i], cell, out);
      } catch (RefusedValueException e) {
        throw e.at(i);
      }
    }
    elements.end();
    out.put(']');
  }

  /** Writes the next part, or null if the cell was written when the type had fewer. */
  static void putPart(Elements elements, ColumnCodec codec, byte[] cell, CsvBuffer out)
      throws RefusedValueException {
    if (elements.atEnd()) {
      out.putAscii("null");
    } else {
      elements.step();
      JsonArray.putElement(elements, codec, cell, out);
    }
  }
}
