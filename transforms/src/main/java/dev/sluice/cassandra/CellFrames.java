package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Lines up the cells of rows as {@link dev.sluice.row.Page} describes them. */
final class CellFrames {
  private final int columns;
  private byte[] bytes = new byte[64 * 1024];
  private int size;

  CellFrames(int columns) {
    this.columns = columns;
  }

  void add(Row row) {
    for (int column = 0; column < columns; column++) {
      ByteBuffer cell = row.getBytesUnsafe(column);
      if (cell == null) {
        putLength(-1, 0);
      } else {
        int length = cell.remaining();
        putLength(length, length);
        cell.get(cell.position(), bytes, size, length);
        size += length;
      }
    }
  }

  /** All frames since the last call. */
  byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, size);
    size = 0;
    return taken;
  }

  private void putLength(int length, int more) {
    int needed = 4 + more;
    if (bytes.length - size < needed) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, needed), bytes.length * 2));
    }
    bytes[size] = (byte) (length >> 24);
    bytes[size + 1] = (byte) (length >> 16);
    bytes[size + 2] = (byte) (length >> 8);
    bytes[size + 3] = (byte) length;
    size += 4;
  }
}
