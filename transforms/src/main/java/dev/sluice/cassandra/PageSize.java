package dev.sluice.cassandra;

/**
 * How many rows to ask for, so that a page takes about {@link #HEAP_BYTES} of heap. The driver
 * keeps each cell as an object of its own, so narrow cells weigh far more than their bytes.
 */
final class PageSize {
  /** Two pages of each stream are in memory: 32 streams hold 128 MiB. */
  static final long HEAP_BYTES = 2L << 20;

  /** ByteBuffer, byte array header and list slot of one cell. */
  private static final int CELL_OVERHEAD = 80;

  /** Unknown rows may be a megabyte each. */
  private static final int FIRST_ROWS = 64;

  private final int columns;
  private final int most;
  private volatile int rows;

  PageSize(int columns, int most) {
    this.columns = columns;
    this.most = most;
    this.rows = Math.min(most, FIRST_ROWS);
  }

  int rows() {
    return rows;
  }

  /** Learns from a page; grows at most eightfold at a time. */
  void seen(int pageRows, long cellBytes) {
    if (pageRows > 0) {
      long rowHeap = cellBytes / pageRows + (long) CELL_OVERHEAD * columns;
      long fitting = Math.max(1, HEAP_BYTES / rowHeap);
      rows = (int) Math.min(Math.min(most, fitting), 8L * Math.max(rows, 1));
    }
  }

  /** After a page that the servers could not give in time. */
  void halve() {
    rows = Math.max(1, rows / 2);
  }
}
