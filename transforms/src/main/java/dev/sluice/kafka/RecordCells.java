package dev.sluice.kafka;

import java.util.Arrays;

/** The cells of one record, which come in any order and leave in that of the columns. */
final class RecordCells {
  private static final int NULL = -1;

  private final Bytes text = new Bytes(4096);

  /** For each column where its cell begins in the text, or {@link #NULL}. */
  private final int[] starts;

  private final int[] ends;

  RecordCells(int columns) {
    starts = new int[columns];
    ends = new int[columns];
  }

  /** Makes all cells null. */
  void clear() {
    text.clear();
    Arrays.fill(starts, NULL);
  }

  /** Where to put a cell's text before {@link #set} tells whose it is. */
  Bytes text() {
    return text;
  }

  /** These columns' cell is the text from {@code start} to its present end. */
  void set(int[] columns, int start) {
    for (int column : columns) {
      starts[column] = start;
      ends[column] = text.size();
    }
  }

  void setNull(int[] columns) {
    for (int column : columns) {
      starts[column] = NULL;
    }
  }

  boolean isNull(int column) {
    return starts[column] == NULL;
  }

  /** Adds a cell that is not null, without its length. */
  void write(int column, Bytes out) {
    out.put(text.array(), starts[column], length(column));
  }

  /** A cell that is not null. */
  byte[] copy(int column) {
    return Arrays.copyOfRange(text.array(), starts[column], ends[column]);
  }

  /** Bytes of a cell that is not null. */
  int length(int column) {
    return ends[column] - starts[column];
  }

  /** As {@link dev.sluice.row.TextRecords} describes cells. */
  void writeTo(Bytes out) {
    for (int column = 0; column < starts.length; column++) {
      if (isNull(column)) {
        out.putInt(-1);
      } else {
        out.putInt(length(column));
        write(column, out);
      }
    }
  }
}
