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

  /** What the servers can give; found by their failures, raised again slowly. */
  private volatile int bearable;

  PageSize(int columns, int most) {
    this.columns = columns;
    this.most = most;
    this.rows = Math.min(most, FIRST_ROWS);
    this.bearable = most;
  }

  int rows() {
    return rows;
  }

  /** Learns from a page; grows at most eightfold at a time. */
  void seen(int pageRows, long cellBytes) {
    bearable = (int) Math.min(most, bearable + bearable / 4 + 1L);
    if (pageRows > 0) {
      long rowHeap = heap(pageRows, columns, cellBytes) / pageRows;
      long fitting = Math.max(1, HEAP_BYTES / rowHeap);
      rows = (int) Math.min(Math.min(bearable, fitting), 8L * Math.max(rows, 1));
    }
  }

  /** Heap of a page as the driver keeps it. */
  static long heap(int rows, int columns, long cellBytes) {
    return cellBytes + (long) CELL_OVERHEAD * columns * rows;
  }

  /** After a page that the servers could not give. */
  void shrink(int times) {
    rows = Math.max(1, rows / times);
    bearable = rows;
  }
}
