package dev.sluice.encode;

/** Shows the primary key of a refused row. */
final class KeyText {
  private KeyText() {}

  /** {@code name=value, …} of the row that starts at {@code start}; bytes in hex where need be. */
  static String of(EncodeSettings settings, byte[] cells, int start) {
    ColumnCodec[] codecs = ColumnCodecs.of(settings, new Repairs(settings.columns().size()));
    StringBuilder key = new StringBuilder();
    CsvBuffer field = new CsvBuffer();
    int at = start;
    for (int column = 0; column < codecs.length; column++) {
      int length = BigEndian.int32(cells, at);
      at += 4;
      boolean isNull = length < 0 || (length == 0 && codecs[column].emptyIsNull());
      if (settings.columns().get(column).key() && !isNull) {
        field.truncate(0);
        try {
          codecs[column].write(cells, at, length, field);
        } catch (RefusedValueException e) {
          field.truncate(0);
          field.putAscii("0x");
          field.putHex(cells, at, length);
        }
        key.append(key.isEmpty() ? "" : ", ").append(settings.columns().get(column).source());
        key.append('=').append(field.text());
      }
      at += Math.max(0, length);
    }
    return key.toString();
  }
}
