package dev.sluice.encode;

import dev.sluice.row.BigEndian;
import java.util.Arrays;
import java.util.List;

/** Collects the tokens of a page's rows while their cells pass by. */
final class RowTokens {
  private final int[] key;
  private byte[] composite = new byte[256];
  private long[] tokens = new long[0];
  private int rows;

  /**
   * @param partitionKey indexes of its columns in a row, in key order; empty if tokens are unknown
   */
  RowTokens(List<Integer> partitionKey) {
    this.key = partitionKey.stream().mapToInt(i -> i).toArray();
  }

  /** Whether there is a token to collect. */
  boolean known() {
    return key.length > 0;
  }

  void start(int atMostRows) {
    tokens = known() && tokens.length < atMostRows ? new long[atMostRows] : tokens;
    rows = 0;
  }

  /**
   * The token of one row.
   *
   * @param starts for each column where its cell starts, behind its length
   */
  long token(byte[] cells, int[] starts) {
    if (key.length == 1) {
      int start = starts[key[0]];
      return Murmur3.token(cells, start, length(cells, start));
    }
    int length = compose(cells, starts);
    return Murmur3.token(composite, 0, length);
  }

  void add(byte[] cells, int[] starts) {
    if (known()) {
      tokens[rows++] = token(cells, starts);
    }
  }

  long[] take() {
    return Arrays.copyOf(tokens, rows);
  }

  /**
   * Of each part its length in two bytes, the part, and a zero (Cassandra's CompositeType.java).
   */
  private int compose(byte[] cells, int[] starts) {
    int size = 0;
    for (int column : key) {
      int start = starts[column];
      int length = length(cells, start);
      if (composite.length < size + length + 3) {
        composite = Arrays.copyOf(composite, 2 * (size + length + 3));
      }
      composite[size++] = (byte) (length >> 8);
      composite[size++] = (byte) length;
      System.arraycopy(cells, start, composite, size, length);
      size += length;
      composite[size++] = 0;
    }
    return size;
  }

  private static int length(byte[] cells, int start) {
    return BigEndian.int32(cells, start - Integer.BYTES);
  }
}
