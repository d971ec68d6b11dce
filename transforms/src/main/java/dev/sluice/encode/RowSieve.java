package dev.sluice.encode;

import dev.sluice.row.BigEndian;

/** Goes over framed rows and says which of them a filter takes. */
final class RowSieve {
  private final RowFilter filter;
  private final boolean[] present;
  private boolean keeps;

  RowSieve(RowFilter filter, int columns) {
    this.filter = filter;
    this.present = new boolean[columns];
    filter.present().forEach(column -> present[column] = true);
  }

  /** Goes over one row; returns where the next one starts. */
  int pass(byte[] cells, int start) {
    keeps = true;
    int at = start;
    for (int column = 0; column < present.length; column++) {
      int length = BigEndian.int32(cells, at);
      keeps &= length >= 0 || !present[column];
      at += Integer.BYTES + Math.max(0, length);
    }
    boolean known = false;
    long newest = Long.MIN_VALUE;
    for (int time = 0; time < filter.writeTimes(); time++) {
      int length = BigEndian.int32(cells, at);
      at += Integer.BYTES;
      if (length == Long.BYTES) {
        newest = Math.max(newest, BigEndian.int64(cells, at));
        known = true;
      }
      at += Math.max(0, length);
    }
    keeps &= !known || (newest >= filter.fromMicros() && newest <= filter.lastMicros());
    return at;
  }

  /** Whether the row that came last is taken. */
  boolean keeps() {
    return keeps;
  }
}
