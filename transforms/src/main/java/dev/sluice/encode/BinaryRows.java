package dev.sluice.encode;

import dev.sluice.row.BigEndian;
import java.util.List;

/**
 * Rows in COPY's binary format (PostgreSQL, "COPY: Binary Format: Tuples"): the number of fields,
 * then each field with its length, −1 for null, which is how the cells come. So neighbouring cells
 * that are fields already are copied as one piece.
 */
final class BinaryRows extends RowWriter {
  private static final int NULL = -1;

  private final BinaryCodec[] codecs;
  private final Tail tail;
  private final RowBuffer out;

  /** So many fields at the end of every row. */
  record Tail(int fields, byte[] bytes) {}

  /**
   * @param names of the columns in the source
   * @param codecs report to {@code repairs}
   */
  BinaryRows(List<String> names, BinaryCodec[] codecs, Tail tail, Repairs repairs) {
    this(names, codecs, tail, repairs, new RowBuffer());
  }

  private BinaryRows(
      List<String> names, BinaryCodec[] codecs, Tail tail, Repairs repairs, RowBuffer out) {
    super(names, repairs, out);
    this.codecs = codecs;
    this.tail = tail;
    this.out = out;
  }

  @Override
  int fields(byte[] cells, int start) {
    out.putInt16(codecs.length + tail.fields());
    int piece = start;
    int at = start;
    for (int column = 0; column < codecs.length; column++) {
      int length = BigEndian.int32(cells, at);
      int cell = at + 4;
      cellAt(column, cell);
      int next = cell + Math.max(0, length);
      if (length >= 0 && !refused() && !isField(column, cells, cell, length)) {
        out.put(cells, piece, at - piece);
        write(column, cells, cell, length);
        piece = next;
      }
      at = next;
    }
    out.put(cells, piece, at - piece);
    out.put(tail.bytes(), 0, tail.bytes().length);
    return at;
  }

  private boolean isField(int column, byte[] cells, int cell, int length) {
    if (length == 0) {
      return !codecs[column].emptyIsNull() && ask(column, cells, cell, length);
    }
    return ask(column, cells, cell, length);
  }

  private boolean ask(int column, byte[] cells, int cell, int length) {
    try {
      return codecs[column].isField(cells, cell, length);
    } catch (RefusedValueException e) {
      refuse(column, e);
      return true;
    }
  }

  private void write(int column, byte[] cells, int cell, int length) {
    if (length == 0 && codecs[column].emptyIsNull()) {
      out.putInt32(NULL);
      return;
    }
    try {
      codecs[column].write(cells, cell, length, out);
    } catch (RefusedValueException e) {
      refuse(column, e);
    }
  }
}
