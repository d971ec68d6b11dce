package dev.sluice.verify;

import dev.sluice.copy.CopyOutput;
import dev.sluice.row.BigEndian;
import dev.sluice.row.EncodedRows;
import java.sql.SQLException;
import java.util.Arrays;

/** Takes rows out of a COPY TO STDOUT in binary, some at a time. */
final class TupleInput {
  /** A signature, flags, and the length of an extension (PostgreSQL, "COPY: File Header"). */
  private static final int HEADER = 19;

  private static final int PAGE_BYTES = 512 << 10;
  private static final int PAGE_ROWS = 4_000;
  private static final int TRAILER = -1;

  private final CopyOutput copy;
  private byte[] bytes = new byte[PAGE_BYTES];

  /** Of {@link #bytes} that are filled; those before {@link #at} are whole rows. */
  private int size;

  private int at;
  private boolean begun;
  private boolean ended;

  TupleInput(CopyOutput copy) {
    this.copy = copy;
  }

  /** Whether there are no more rows. */
  boolean ended() {
    return ended;
  }

  /**
   * The next rows, about 512 KiB; none at the end only.
   *
   * @throws IllegalStateException if the server breaks off without an error
   */
  EncodedRows next() throws SQLException {
    int[] ends = new int[PAGE_ROWS];
    int rows = 0;
    if (!begun) {
      begun = true;
      need(HEADER);
      int extension = HEADER + BigEndian.int32(bytes, HEADER - Integer.BYTES);
      need(extension);
      drop(extension);
    }
    at = 0;
    while (!ended && rows < PAGE_ROWS && at < PAGE_BYTES) {
      if (row()) {
        ends[rows++] = at;
      }
    }
    EncodedRows page =
        new EncodedRows(Arrays.copyOf(bytes, at), Arrays.copyOf(ends, rows), new long[0]);
    drop(at);
    return page;
  }

  /** Goes behind the next row; false if that is the end. */
  private boolean row() throws SQLException {
    int next = at + Short.BYTES;
    need(next);
    int fields = BigEndian.int16(bytes, at);
    if (fields == TRAILER) {
      finish();
      return false;
    }
    for (int field = 0; field < fields; field++) {
      need(next + Integer.BYTES);
      int length = BigEndian.int32(bytes, next);
      next += Integer.BYTES + Math.max(0, length);
    }
    need(next);
    at = next;
    return true;
  }

  /** The server says at the end only that all went well. */
  private void finish() throws SQLException {
    byte[] rest;
    do {
      rest = copy.read();
    } while (rest != null);
    ended = true;
  }

  private void need(int end) throws SQLException {
    while (size < end) {
      byte[] more = copy.read();
      if (more == null) {
        throw new IllegalStateException(
            "The server's COPY ended in the middle of a row. Run the same command again.");
      }
      if (bytes.length - size < more.length) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more.length));
      }
      System.arraycopy(more, 0, bytes, size, more.length);
      size += more.length;
    }
  }

  private void drop(int count) {
    System.arraycopy(bytes, count, bytes, 0, size - count);
    size -= count;
    at = 0;
  }
}
