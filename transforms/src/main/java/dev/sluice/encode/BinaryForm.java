package dev.sluice.encode;

import dev.sluice.row.BigEndian;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.RowForm;

/** Binary rows of a Cassandra table. They are brought back into cells, and those into CSV. */
final class BinaryForm implements RowForm {
  private static final long serialVersionUID = 1L;

  private final EncodeSettings settings;

  BinaryForm(EncodeSettings settings) {
    this.settings = settings;
  }

  @Override
  public CopyFormat format() {
    return CopyFormat.BINARY;
  }

  @Override
  public byte[] csv(byte[] row) {
    Repairs none = new Repairs(settings.columns().size());
    BinaryCodec[] fields = BinaryCodecs.of(settings, none);
    ColumnCodec[] columns = ColumnCodecs.of(settings, none);
    CsvBuffer line = new CsvBuffer(2 * row.length + fields.length);
    RowBuffer cell = new RowBuffer(row.length);
    int at = Short.BYTES;
    for (int column = 0; column < fields.length; column++) {
      if (column > 0) {
        line.put(',');
      }
      int length = BigEndian.int32(row, at);
      at += Integer.BYTES;
      if (length >= 0) {
        cell.truncate(0);
        fields[column].restore(row, at, length, cell);
        put(cell, fields[column].restoresText(), columns[column], column, line);
        at += length;
      }
    }
    byte[] constants = ConstantFields.csv(settings.constants());
    line.put(constants, 0, constants.length);
    line.put('\n');
    return line.copy();
  }

  /**
   * @param cell with its length
   * @param isText whether it is a text rather than a cell
   */
  private void put(RowBuffer cell, boolean isText, ColumnCodec codec, int column, CsvBuffer line) {
    int length = cell.size() - Integer.BYTES;
    if (isText) {
      int start = line.size();
      line.put(cell.array(), Integer.BYTES, length);
      line.quote(start);
      return;
    }
    try {
      codec.write(cell.array(), Integer.BYTES, length, line);
    } catch (RefusedValueException e) {
      throw new IllegalStateException(
          "Sluice bug: column %s of a row in binary cannot be read back: %s."
              .formatted(settings.columns().get(column).source(), e.reason()),
          e);
    }
  }
}
