package dev.sluice.encode;

/** A map's key as a string of JSON: the string that it is, or else its JSON in one. */
final class JsonKey {
  private final ColumnCodec codec;
  private final CsvBuffer json = new CsvBuffer(256);

  /**
   * @param codec writes the key as JSON
   */
  JsonKey(ColumnCodec codec) {
    this.codec = codec;
  }

  /**
   * @param length of a key; zero bytes that stand for null become an empty string
   */
  void put(byte[] cell, int offset, int length, CsvBuffer out) throws RefusedValueException {
    json.truncate(0);
    if (length > 0 || length == 0 && !codec.emptyIsNull()) {
      codec.write(cell, offset, length, json);
    }
    if (json.size() > 0 && json.array()[0] == '"') {
      out.put(json.array(), 0, json.size());
    } else {
      EscapedText.putString(json.array(), 0, json.size(), out);
    }
  }
}
