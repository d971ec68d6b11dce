package dev.sluice.encode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A user-defined type as an object of JSON, with all of its fields. */
final class JsonObject implements ColumnCodec {
  private final Elements elements = Elements.framed();
  private final List<String> names;
  private final byte[][] beginnings;
  private final ColumnCodec[] codecs;

  /**
   * @param names of the fields, none of them twice
   * @param codecs of the fields, in the same order
   */
  JsonObject(List<String> names, ColumnCodec[] codecs) {
    this.names = List.copyOf(names);
    this.codecs = codecs;
    this.beginnings = new byte[codecs.length][];
    for (int i = 0; i < codecs.length; i++) {
      beginnings[i] = beginning(i, names.get(i));
    }
  }

  private static byte[] beginning(int field, String name) {
    CsvBuffer text = new CsvBuffer(name.length() + 8);
    text.put(field == 0 ? '{' : ',');
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    EscapedText.putString(utf8, 0, utf8.length, text);
    text.put(':');
    return text.copy();
  }

  @Override
  public boolean emptyIsNull() {
    return false;
  }

  @Override
  public void write(byte[] cell, int offset, int length, CsvBuffer out)
      throws RefusedValueException {
    elements.start(cell, offset, length);
    for (int i = 0; i < codecs.length; i++) {
      out.put(beginnings[i], 0, beginnings[i].length);
      try {
        JsonTuple.putPart(elements, codecs[i], cell, out);
      } catch (RefusedValueException e) {
        throw e.at(names.get(i));
      }
    }
    elements.end();
    out.put('}');
  }
}
