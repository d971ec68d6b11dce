package dev.sluice.encode;

import dev.sluice.row.BigEndian;
import java.util.List;

/** Lines of CSV: fields separated by commas, rows ended by LF, null an empty field. */
final class CsvLines extends RowWriter {
  private final ColumnCodec[] codecs;
  private final byte[] tail;
  private final CsvBuffer out;

  /**
   * @param names of the columns in the source
   * @param codecs report to {@code repairs}
   * @param tail what stands before the end of every line
   */
  CsvLines(List<String> names, ColumnCodec[] codecs, byte[] tail, Repairs repairs) {
    this(names, codecs, tail, repairs, new CsvBuffer());
  }

  private CsvLines(
      List<String> names, ColumnCodec[] codecs, byte[] tail, Repairs repairs, CsvBuffer out) {
    super(names, repairs, out);
    this.codecs = codecs;
    this.tail = tail;
    this.out = out;
  }

  @Override
  int fields(byte[] cells, int start) {
    int at = start;
    for (int column = 0; column < codecs.length; column++) {
      int length = BigEndian.int32(cells, at);
      at += 4;
      cellAt(column, at);
      if (column > 0 && !refused()) {
        out.put(',');
      }
      if (length < 0) {
        continue;
      }
      if (!refused() && !isNull(column, length)) {
        try {
          codecs[column].write(cells, at, length, out);
        } catch (RefusedValueException e) {
          refuse(column, e);
        }
      }
      at += length;
    }
    out.put(tail, 0, tail.length);
    out.put('\n');
    return at;
  }

  private boolean isNull(int column, int length) {
    return length == 0 && codecs[column].emptyIsNull();
  }
}
